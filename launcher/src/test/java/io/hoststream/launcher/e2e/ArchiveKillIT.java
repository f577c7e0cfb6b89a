package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archiver that is killed at random moments, under load, again and again: while it starts, writes, closes files and merges
 * them. {@code -Dhoststream.kills=200} makes it a long one. The load arrives in the past, an hour of it every twelve seconds or a little slower, so
 * that hours end and are merged meanwhile.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ArchiveKillIT {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveKillIT.class);
    private static final int KILLS = Integer.getInteger("hoststream.kills", 5);
    private static final long SEED = Long.getLong("hoststream.seed", 20_260_301);
    private static final int HOSTS = 40;
    private static final long TICK_MILLIS = 100;
    private static final Duration PAST = Duration.ofHours(70);

    /** So that the past is not over before the last kill. */
    private static final Duration STEP = Duration.ofSeconds(Math.min(30, PAST.toSeconds() / (KILLS * 80L)));

    private static final int LIVES_AT_LEAST = 200;
    private static final int LIVES_AT_MOST = 6000;
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(PAST);

    private final AtomicLong ticks = new AtomicLong();

    @Test
    void shouldLoseNothingAndStoreNothingTwiceHoweverOftenItIsKilled() throws Exception {
        try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"))) {
            broker.applyTopics(directory);
            broker.client().letProducersTellTheTime();
            Archiver archiver = new Archiver(
                    directory,
                    directory.resolve("archive"),
                    broker.setting(),
                    "archive.formats=parquet,jsonl",
                    "archive.rotate-after=1s",
                    "archive.upkeep-every=1s");
            ScheduledExecutorService load =
                    Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "load"));
            try (Fleet fleet = new Fleet(broker.client(), HOSTS, start)) {
                ScheduledFuture<?> ticking =
                        load.scheduleAtFixedRate(() -> tick(fleet), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
                killAgainAndAgain(archiver);
                assertThat(ticking.cancel(false)).as("the load went on").isTrue();
            } finally {
                load.shutdown();
                assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            }
            drain(archiver, broker);
            long samples = ticks.get() * HOSTS;
            LOG.info("{} kills, {} samples", KILLS, samples);
            assertThat(archiver.assertClean().getLong("samples")).isEqualTo(samples);
            archiver.assertVerified();
            assertThat(ParquetReaders.countSamples(directory, directory.resolve("archive/parquet")))
                    .isEqualTo(samples);
        }
    }

    private void tick(Fleet fleet) {
        try {
            fleet.tick(start.plus(STEP.multipliedBy(ticks.get())));
            ticks.incrementAndGet();
        } catch (Exception e) {
            throw new IllegalStateException("the load broke off", e);
        }
    }

    private void killAgainAndAgain(Archiver archiver) throws Exception {
        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            try (HoststreamProcess process = archiver.start()) {
                int lives = LIVES_AT_LEAST + random.nextInt(LIVES_AT_MOST - LIVES_AT_LEAST);
                assertThat(process.endsWithin(Duration.ofMillis(lives)))
                        .as("ended by itself: %s", process)
                        .isFalse();
                process.kill();
                LOG.debug("kill {} after {} ms, seed {}", kill, lives, SEED);
            }
        }
    }

    private void drain(Archiver archiver, LocalBroker broker) throws Exception {
        try (HoststreamProcess last = archiver.start()) {
            await().atMost(DRAINED_WITHIN).until(() -> broker.client().lag("hoststream-archive") == 0);
            assertThat(last.terminate()).as(last.toString()).isZero();
        }
    }
}
