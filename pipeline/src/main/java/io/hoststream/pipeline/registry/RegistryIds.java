package io.hoststream.pipeline.registry;

import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import io.hoststream.schema.wire.SchemaIds;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Ids as a registry gives them. A record is only ever decoded by a schema that was released: an id that the registry gave to
 * anything else stands, if for anything, for the schema of that fixed number, so that what was written before the registry
 * was there, and by collectors that do not know of it yet, stays readable. Safe for use by several threads.
 */
public final class RegistryIds implements SchemaIds {

    private final Strangers strangers;
    private volatile @Nullable Numbers numbers;
    private volatile String trouble = "the schema registry was not asked yet";

    RegistryIds(Strangers strangers) {
        this.strangers = strangers;
    }

    void set(Numbers known) {
        numbers = known;
    }

    /** Why the ids are not known. */
    void trouble(String why) {
        trouble = why;
    }

    boolean known() {
        return numbers != null;
    }

    /** {@inheritDoc} Throws a {@link RegistryException} as long as the registry did not say. */
    @Override
    public int idOf(Schema schema) {
        return idOf(ReleasedSchemas.newest(schema.getFullName()));
    }

    /** {@inheritDoc} Throws a {@link RegistryException} as long as the registry did not say. */
    @Override
    public int idOf(ReleasedSchema released) {
        Numbers known = numbers;
        if (known == null) {
            throw RegistryException.away(trouble, null);
        }
        return known.of(released).orElseThrow(() -> new IllegalStateException("no id of " + released.subject()));
    }

    /**
     * {@inheritDoc} Throws an {@link UnansweredException} where the registry does not say what an id stands for that is not
     * in the fixed table either.
     */
    @Override
    public Schema writerSchema(int id) {
        return Optional.ofNullable(numbers)
                .flatMap(known -> known.schema(id))
                .or(() -> elsewhere(id))
                .map(ReleasedSchema::schema)
                .orElseThrow(() -> new MalformedRecordException("schema id " + id
                        + " stands for none of the released schemas, in the registry or by the fixed table"));
    }

    /** What an id stands for that the registry gave to none of the schemas that it was given at the start. */
    private Optional<ReleasedSchema> elsewhere(int id) {
        Optional<ReleasedSchema> fixed = ReleasedSchemas.find(id);
        try {
            if (numbers == null) {
                throw new UnansweredException(id, trouble);
            }
            return strangers.find(id).or(() -> fixed);
        } catch (UnansweredException e) {
            if (fixed.isPresent()) {
                return fixed;
            }
            throw e;
        }
    }
}
