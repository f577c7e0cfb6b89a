package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.pipeline.process.CrashPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two instances of role notify, of which the one that tells dies: at each place in turn, and at random moments while
 * alerts come and go and instances are added and taken away. {@code -Dhoststream.kills=100} makes it a long one.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class NotifyKillIT {

    private static final Logger LOG = LoggerFactory.getLogger(NotifyKillIT.class);
    private static final int KILLS = Integer.getInteger("hoststream.kills", 3);
    private static final long SEED = Long.getLong("hoststream.seed", 20_260_301);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TELLS = "this instance tells";

    @TempDir
    private Path directory;

    private LocalBroker broker;
    private WebhookInbox inbox;
    private AlertLoad load;
    private int started;

    @BeforeEach
    void start() throws Exception {
        broker = new LocalBroker(directory.resolve("kafka"));
        broker.applyTopics(directory);
        inbox = new WebhookInbox();
        load = new AlertLoad(broker.client());
        Files.writeString(directory.resolve("routes.yaml"), """
                receivers:
                  - name: hook
                    type: webhook
                    url: %s
                    allow-private: true
                routes:
                  - name: all
                    receivers: hook
                    group-by: host
                    group-wait: 0s
                    group-interval: 0s
                    repeat: off
                """.replace("%s", inbox.address()));
    }

    @AfterEach
    void stop() throws Exception {
        inbox.close();
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({"notify-before-intent,1", "notify-after-intent,1", "notify-after-send,2", "notify-after-record,1"})
    void shouldTellOnceWhereverItDies(String place, int times) throws Exception {
        try (HoststreamProcess first = instance(List.of("-D" + CrashPoint.PROPERTY + "=" + place))) {
            awaitTelling(first);
            try (HoststreamProcess second = instance(List.of())) {
                await().atMost(SOON)
                        .until(() -> broker.client()
                                        .shares("hoststream-notify-dispatch")
                                        .size()
                                == 2);
                String id = load.fire();
                assertThat(first.awaitExit()).as(first.toString()).isEqualTo(CrashPoint.EXIT_CODE);
                awaitTelling(second);
                await().atMost(SOON).until(() -> inbox.knows(id, "firing"));
                load.endWhatWasTold(inbox);
                await().atMost(SOON).until(() -> inbox.knows(id, "resolved"));
                assertThat(second.terminate()).as(second.toString()).isZero();
                assertThat(inbox.told())
                        .filteredOn(told -> told.state().equals("firing"))
                        .hasSize(times);
                assertThat(inbox.told())
                        .filteredOn(told -> told.state().equals("resolved"))
                        .hasSize(1);
            }
        }
    }

    @Test
    void shouldMissNothingAndTellAtMostOneTwiceForEachKill() throws Exception {
        Random random = new Random(SEED);
        HoststreamProcess teller = instance(List.of());
        awaitTelling(teller);
        for (int kill = 1; kill <= KILLS; kill++) {
            HoststreamProcess standby = instance(List.of());
            loadFor(Duration.ofMillis(3000 + random.nextInt(3000)));
            if (random.nextInt(3) == 0) {
                assertThat(teller.terminate()).as(teller.toString()).isZero();
            } else {
                teller.kill();
            }
            teller = standby;
            loadFor(Duration.ofMillis(random.nextInt(15_000)));
            LOG.info(
                    "kill {} of {}, {} fired, seed {}",
                    kill,
                    KILLS,
                    load.fired().size(),
                    SEED);
        }
        try (HoststreamProcess last = teller) {
            await().atMost(SOON).untilAsserted(() -> {
                load.endWhatWasTold(inbox);
                assertThat(load.ended()).hasSameSizeAs(load.fired());
                assertThat(load.ended()).allMatch(id -> inbox.knows(id, "resolved"));
            });
            assertThat(last.terminate()).as(last.toString()).isZero();
        }
        Map<WebhookInbox.Told, Long> counts =
                inbox.told().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long repeats = counts.values().stream().mapToLong(count -> count - 1).sum();
        LOG.info("{} kills, {} alerts, {} repeats", KILLS, load.fired().size(), repeats);
        assertThat(counts).hasSize(2 * load.fired().size());
        assertThat(repeats).isLessThanOrEqualTo(KILLS);
    }

    /** Alerts fire and end, some each second. */
    private void loadFor(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            load.fire();
            load.endWhatWasTold(inbox);
            int before = load.fired().size();
            await().pollDelay(Duration.ofMillis(100)).until(() -> before > 0);
        }
    }

    private static void awaitTelling(HoststreamProcess instance) {
        await().atMost(SOON)
                .until(() -> (instance.output() + instance.errors()).contains(TELLS) || !instance.isAlive());
        assertThat(instance.output() + instance.errors()).contains(TELLS);
    }

    private HoststreamProcess instance(List<String> flags) throws IOException {
        started++;
        return HoststreamProcess.start(
                directory,
                "notify-" + started,
                flags,
                List.of(
                        "run",
                        "notify",
                        "--data",
                        directory.resolve("data-" + started).toString(),
                        "--set",
                        broker.setting(),
                        "--set",
                        "health.port=" + Ports.free(),
                        "--set",
                        "notify.routes=" + directory.resolve("routes.yaml")));
    }
}
