package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Role alert in two processes that are killed by turns, under load: at random moments, at every point of a transaction, and
 * stopped for longer than their session lasts. Partitions move each time. What is on the topic in the end is what engines say that
 * nobody disturbed: nothing missed, nothing twice. {@code -Dhoststream.kills=200} makes it a long one.
 */
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class AlertKillIT {

    private static final Logger LOG = LoggerFactory.getLogger(AlertKillIT.class);
    private static final int KILLS = Integer.getInteger("hoststream.kills", 6);
    private static final long SEED = Long.getLong("hoststream.seed", 20_260_301);
    private static final String GROUP = "hoststream-alert";
    private static final int HOSTS = 60;
    private static final List<String> POINTS = List.of("begun", "sent", "offsets", "committed");
    private static final long TICK_MILLIS = 100;
    private static final Duration SOON = Duration.ofSeconds(90);

    /** Longer than a session of the broker inside. */
    private static final Duration STOPPED_FOR = Duration.ofSeconds(13);

    private static final String RULES = """
            rules:
              - name: busy
                metric: cpu_usage_percent
                above: {warning: 80, critical: 95}
                clear: {warning: 70, critical: 90}
                for: 3s
            """;

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final List<HoststreamProcess> running = new ArrayList<>();

    @Test
    void shouldTellEveryChangeOnceHoweverOftenItIsKilled() throws Exception {
        Path rules = Files.writeString(directory.resolve("rules.yaml"), RULES);
        try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"))) {
            broker.applyTopics(directory);
            Alerter alerter =
                    new Alerter(directory, broker.setting(), "alert.rules=" + rules, "alert.backlog-after=24h");
            Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            try (CrossingFleet fleet = new CrossingFleet(broker.client(), HOSTS, SEED, start)) {
                killUnderLoad(fleet, alerter, broker.client());
            }
            AlertOracle oracle = new AlertOracle(broker.client(), rules);
            Map<String, List<String>> told = assertExactlyOnce(oracle);
            replay(alerter, broker.client());
            assertThat(oracle.told()).as("a replay adds nothing").isEqualTo(told);
        } finally {
            for (HoststreamProcess each : running) {
                each.close();
            }
        }
    }

    private static Map<String, List<String>> assertExactlyOnce(AlertOracle oracle) {
        Map<String, List<String>> expected = oracle.expected();
        Map<String, List<String>> told = oracle.told();
        int count = expected.values().stream().mapToInt(List::size).sum();
        LOG.info("{} kills, seed {}, {} events of {} hosts", KILLS, SEED, count, expected.size());
        assertThat(count).as("limits were crossed").isGreaterThan(HOSTS);
        assertThat(told).isEqualTo(expected);
        return told;
    }

    private void killUnderLoad(CrossingFleet fleet, Alerter alerter, Broker broker) throws Exception {
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "load"));
        try {
            ScheduledFuture<?> ticking =
                    load.scheduleAtFixedRate(() -> tick(fleet), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
            start(alerter.start());
            for (int kill = 0; kill < KILLS; kill++) {
                endOne(kill, alerter, broker);
            }
            assertThat(ticking.cancel(false)).as("the load went on").isTrue();
        } finally {
            load.shutdown();
            assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        await().atMost(SOON).until(() -> broker.lag(GROUP) == 0);
        terminateAll();
    }

    private static void tick(CrossingFleet fleet) {
        try {
            fleet.tick();
        } catch (Exception e) {
            throw new IllegalStateException("the load broke off", e);
        }
    }

    private HoststreamProcess start(HoststreamProcess process) {
        running.add(process);
        return process;
    }

    /** One more instance joins, and one of the two ends. */
    private void endOne(int kill, Alerter alerter, Broker broker) throws Exception {
        int turn = kill % (POINTS.size() + 2);
        if (turn < POINTS.size()) {
            crash(alerter.startDoomed(POINTS.get(turn) + ":" + random.nextInt(40)));
            return;
        }
        HoststreamProcess older = running.get(0);
        HoststreamProcess younger = start(alerter.start());
        await().atMost(SOON)
                .until(() ->
                        broker.shares(GROUP).stream().filter(share -> share > 0).count() >= 2);
        letRun(younger, Duration.ofMillis(random.nextInt(3000)));
        if (turn > POINTS.size()) {
            older.signal("STOP");
            letRun(younger, STOPPED_FOR);
            older.signal("CONT");
            letRun(older, Duration.ofSeconds(3));
        }
        older.kill();
        running.remove(older);
    }

    private void crash(HoststreamProcess doomed) throws InterruptedException {
        start(doomed);
        assertThat(doomed.endsWithin(SOON)).as("crashes: %s", doomed).isTrue();
        assertThat(doomed.awaitExit())
                .as("as if it had been killed: %s", doomed)
                .isEqualTo(137);
        running.remove(doomed);
    }

    private static void letRun(HoststreamProcess process, Duration time) throws InterruptedException {
        assertThat(process.endsWithin(time)).as("ended by itself: %s", process).isFalse();
    }

    /** The group begins at the beginning again: hosts' states say how far each was heard. */
    private void replay(Alerter alerter, Broker broker) throws Exception {
        await().atMost(SOON).ignoreExceptions().until(() -> {
            broker.rewind(GROUP);
            return true;
        });
        start(alerter.start());
        await().atMost(SOON).until(() -> broker.lag(GROUP) == 0);
        terminateAll();
    }

    private void terminateAll() throws InterruptedException {
        for (HoststreamProcess each : running) {
            assertThat(each.terminate()).as(each.toString()).isZero();
        }
        running.clear();
    }
}
