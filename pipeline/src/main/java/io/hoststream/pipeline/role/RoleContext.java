package io.hoststream.pipeline.role;

import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.schema.wire.SchemaIds;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What every role is given at its start, made once by the launcher.
 *
 * @param kafka how the cluster is reached
 * @param schemaIds which number stands for which schema
 * @param data the directory for everything that is kept; exists and is writable
 * @param meters where own metrics are counted
 * @param health where parts report their readiness
 * @param clock the wall clock, for stamps only; durations come from {@link System#nanoTime()}
 * @param fatal told of a failure that nothing can be done about; it stops the process, loudly
 */
public record RoleContext(
        KafkaSettings kafka,
        SchemaIds schemaIds,
        Path data,
        MeterRegistry meters,
        Health health,
        Clock clock,
        Consumer<Throwable> fatal) {}
