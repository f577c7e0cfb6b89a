package io.hoststream.collect.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.collect.CollectFamilies;
import io.hoststream.collect.CollectSettings;
import io.hoststream.collect.CollectVerticle;
import io.hoststream.collect.linux.HostRoot;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.wire.SchemaIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A mount that does not answer: told as stuck, and nothing waits for it. */
@EnabledOnOs(OS.LINUX)
class HungMountIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path place;

    @TempDir
    Path data;

    @Test
    void shouldTellAStuckMountAndForgetItOnceItIsGone() throws Exception {
        try (LiveHost host = new LiveHost(HostRoot.OWN)) {
            try (HungMount hung = new HungMount(place)) {
                HostSample sample = host.sampleAll();

                Filesystem dead = row(sample, place.toString());
                assertThat(dead.getStuck()).isTrue();
                assertThat(dead.getTotalBytes()).isNull();
                assertThat(dead.getInodesTotal()).isNull();
                assertThat(row(sample, "/").getStuck()).isFalse();
                assertThat(row(sample, "/").getTotalBytes()).isPositive();

                long begin = System.nanoTime();
                assertThat(row(host.sampleAll(), place.toString()).getStuck()).isTrue();
                assertThat(System.nanoTime() - begin)
                        .as("what is known to be stuck is not waited for again")
                        .isLessThan(TimeUnit.MILLISECONDS.toNanos(800));
            }
            Awaitility.await().atMost(PATIENCE).until(HungMountIT::workersWithMounts, workers -> workers == 0);
            assertThat(host.sampleAll().getFilesystems())
                    .extracting(Filesystem::getMountpoint)
                    .contains("/")
                    .doesNotContain(place.toString());
        }
    }

    @Test
    void shouldTickOnTimeBesideADeadMount() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Vertx vertx = Vertx.vertx();
        try (HungMount hung = new HungMount(place)) {
            vertx.deployVerticle(collector(meters))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            double begun = meters.counter("hoststream.collect.ticks").count();

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> meters.counter("hoststream.collect.ticks").count() >= begun + 30);
            assertThat(meters.counter("hoststream.collect.ticks.missed").count())
                    .isLessThanOrEqualTo(3);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    private CollectVerticle collector(SimpleMeterRegistry meters) throws IOException {
        RoleContext context = new RoleContext(
                Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", "127.0.0.1:1")),
                SchemaIds.fixed(),
                data,
                meters,
                new Health(),
                Clock.systemUTC(),
                failure -> {});
        Map<String, String> settings = Map.of(
                "collect.interval", "100ms", "collect.filesystem-interval", "1s", "collect.mount-deadline", "500ms");
        return new CollectVerticle(
                context, Settings.of(CollectSettings.class, settings), Settings.defaults(CollectFamilies.class));
    }

    private static long workersWithMounts() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("collect-mount-"))
                .count();
    }

    private static Filesystem row(HostSample sample, String mountpoint) {
        return Parts.find(
                sample.getFilesystems(),
                filesystem -> filesystem.getMountpoint().equals(mountpoint));
    }
}
