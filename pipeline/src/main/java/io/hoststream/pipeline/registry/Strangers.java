package io.hoststream.pipeline.registry;

import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ids that are met on a topic and were not given at the start: the registry is asked once about each, a minute later again
 * about those that stand for nothing that was released. At most {@link #MOST} are kept; while there are more, whoever writes
 * rubbish onto a topic gets no question asked.
 */
final class Strangers {

    static final int MOST = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final long FORGETS_NANOS = Duration.ofMinutes(1).toNanos();

    private record Found(Optional<ReleasedSchema> schema, long since) {}

    private final IntFunction<Optional<Schema>> registry;
    private final LongSupplier nanos;
    private final Map<Integer, Found> met = new HashMap<>();

    /** Asks {@code registry}, which may fail with a {@link RegistryException}; {@code nanos} is a monotonic clock. */
    Strangers(IntFunction<Optional<Schema>> registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /** The released schema that an id stands for, if it stands for one. May block for some seconds. */
    synchronized Optional<ReleasedSchema> find(int id) {
        long now = nanos.getAsLong();
        Found known = met.get(id);
        if (known != null && (known.schema().isPresent() || now - known.since() < FORGETS_NANOS)) {
            return known.schema();
        }
        met.values().removeIf(found -> found.schema().isEmpty() && now - found.since() >= FORGETS_NANOS);
        if (met.size() >= MOST) {
            return Optional.empty();
        }
        Optional<ReleasedSchema> schema = ask(id);
        met.put(id, new Found(schema, now));
        return schema;
    }

    private Optional<ReleasedSchema> ask(int id) {
        try {
            return registry.apply(id).flatMap(Strangers::released);
        } catch (RegistryException e) {
            LOG.warn("schema id {} is not known here, and: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<ReleasedSchema> released(Schema schema) {
        String form = SchemaNormalization.toParsingForm(schema);
        return ReleasedSchemas.all().stream()
                .filter(released ->
                        SchemaNormalization.toParsingForm(released.schema()).equals(form))
                .findFirst();
    }
}
