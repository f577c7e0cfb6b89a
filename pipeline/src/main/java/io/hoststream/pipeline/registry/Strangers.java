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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ids that are met on a topic and were not given at the start: the registry is asked once about each, a minute later again
 * about those that stand for nothing that was released. A registry that does not answer is left alone for some seconds, in
 * which nothing can be said about any id: without that each record would wait for it to time out. At most {@link #MOST} are kept; while there are more, whoever writes
 * rubbish onto a topic gets no question asked.
 */
final class Strangers {

    static final int MOST = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final long FORGETS_NANOS = Duration.ofMinutes(1).toNanos();

    private static final long LEFT_ALONE_NANOS = Duration.ofSeconds(5).toNanos();

    private record Silence(String why, long since) {}

    private record Found(Optional<ReleasedSchema> schema, long since) {}

    private final IntFunction<Optional<Schema>> registry;
    private final LongSupplier nanos;
    private final Map<Integer, Found> met = new HashMap<>();
    private @Nullable Silence silence;

    /** Asks {@code registry}, which may fail with a {@link RegistryException}; {@code nanos} is a monotonic clock. */
    Strangers(IntFunction<Optional<Schema>> registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /**
     * The released schema that an id stands for, if it stands for one. May block for some seconds.
     *
     * @throws UnansweredException if the registry does not say
     */
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
        Optional<ReleasedSchema> schema = ask(id, now);
        met.put(id, new Found(schema, nanos.getAsLong()));
        return schema;
    }

    private Optional<ReleasedSchema> ask(int id, long now) {
        if (silence != null && now - silence.since() < LEFT_ALONE_NANOS) {
            throw new UnansweredException(id, silence.why());
        }
        try {
            Optional<Schema> answer = registry.apply(id);
            silence = null;
            return answer.flatMap(Strangers::released);
        } catch (RegistryException e) {
            LOG.warn("schema id {} is not known here, and: {}", id, e.getMessage());
            // From the end of the question on: it may have taken longer than the registry is to be left alone.
            silence = new Silence(String.valueOf(e.getMessage()), nanos.getAsLong());
            throw new UnansweredException(id, silence.why());
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
