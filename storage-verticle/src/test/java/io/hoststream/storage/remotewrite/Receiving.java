package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.health.Check;
import io.hoststream.pipeline.health.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** What a sink sends through in the tests, with its meters and its health. */
final class Receiving {

    long nanos;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Health health = new Health();
    final Target target = new Target("mimir", URI.create("https://metrics.example/api/v1/push?token=secret"), Map.of());
    final TargetMeters targetMeters = new TargetMeters(meters, "mimir", Clock.systemUTC());
    final Standing standing = new Standing(target, health.register("answers"), targetMeters, () -> nanos);

    double counted(String name, String... tags) {
        return meters.get("hoststream.remote.write." + name)
                .tags(tags)
                .counter()
                .count();
    }

    Check answers() {
        return health.checks().get(0);
    }
}
