package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.SequenceRange;
import io.hoststream.collect.pace.Schedule;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.ReadingFixture;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CollectorTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final CollectorFixture fixture = new CollectorFixture();
    private final ListOutlet outlet = fixture.outlet;
    private long now;
    private final Collector collector = fixture.collector(INTERVAL, () -> now);

    @Test
    void shouldNumberSamplesWithoutGapsFromOne() throws InterruptedException {
        tick(5);

        assertThat(outlet.samples()).extracting(HostSample::getSequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(outlet.samples())
                .extracting(sample -> sample.getMarks().getFirst())
                .containsExactly(true, false, false, false, false);
        assertThat(outlet.samples())
                .extracting(HostSample::getElapsedMicros)
                .containsExactly(null, 10_000_000L, 10_000_000L, 10_000_000L, 10_000_000L);
    }

    @Test
    void shouldCarryTheProfile() throws InterruptedException {
        tick(1);

        HostSample sample = outlet.sample(0);
        assertThat(sample.getHost()).isEqualTo("web-1");
        assertThat(sample.getEpoch()).isEqualTo(ReadingFixture.START);
        assertThat(sample.getLabels()).containsExactly(Map.entry("group", "web"));
        assertThat(sample.getIntervalMillis()).isEqualTo(10_000);
    }

    @Test
    void shouldCarryFilesystemsInTheFirstSampleAndThenOncePerPeriod() throws InterruptedException {
        tick(13);

        assertThat(outlet.samples())
                .filteredOn(sample -> sample.getFilesystems() != null)
                .extracting(HostSample::getSequence)
                .containsExactly(1L, 7L, 13L);
        assertThat(outlet.sample(0).getFilesystems().get(0).getInodesUsed()).isEqualTo(5);
    }

    @Test
    void shouldNameFilesystemsAmongTheFailures() throws InterruptedException {
        fixture.mountsBroken = true;

        tick(1);

        assertThat(outlet.sample(0).getMarks().getFailedFamilies()).containsExactly("filesystems");
        assertThat(outlet.sample(0).getFilesystems()).isNull();
    }

    @Test
    void shouldTellWhatWasDroppedOnce() throws InterruptedException {
        tick(3);
        SequenceRange earlierRun = new SequenceRange(ReadingFixture.START.minusSeconds(60), 7L, 9L);
        outlet.drop(earlierRun);
        outlet.drop(range(2, 3));
        tick(2);

        assertThat(outlet.sample(3).getMarks().getDroppedBefore()).containsExactly(earlierRun, range(2, 3));
        assertThat(outlet.sample(4).getMarks().getDroppedBefore()).isEmpty();
    }

    @Test
    void shouldMeasureItsOwnWork() throws InterruptedException {
        fixture.probe.failing(Map.of(Family.DISKS, "gone"));
        collector.tick(2, TimeUnit.MILLISECONDS.toNanos(40));

        assertThat(outlet.sample(0).getMarks().getMissedTicks()).isEqualTo(2);
        assertThat(outlet.sample(0).getMarks().getFailedFamilies()).containsExactly("disks");
        assertThat(fixture.meters.counter("hoststream.collect.ticks").count()).isEqualTo(1);
        assertThat(fixture.meters.counter("hoststream.collect.ticks.missed").count())
                .isEqualTo(2);
        assertThat(fixture.meters.get("hoststream.collect.lag").timer().max(TimeUnit.MILLISECONDS))
                .isEqualTo(40);
        assertThat(fixture.meters.get("hoststream.collect.read").timer().count())
                .isEqualTo(1);
        assertThat(fixture.meters
                        .get("hoststream.collect.family.failures")
                        .tag("family", "disks")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldSayWhichIntervalIsInEffect() throws InterruptedException {
        tick(1);
        collector.every(Duration.ofSeconds(1));
        tick(1);
        collector.every(INTERVAL);
        tick(1);

        assertThat(outlet.samples()).extracting(HostSample::getIntervalMillis).containsExactly(10_000, 1_000, 10_000);
    }

    @Test
    void shouldReadFilesystemsNoMoreOftenWhileItIsQuick() throws InterruptedException {
        collector.every(Duration.ofSeconds(1));
        for (int second = 0; second <= 120; second++) {
            collector.tick(0, 0);
            now += Duration.ofSeconds(1).toNanos();
        }

        assertThat(outlet.samples())
                .filteredOn(sample -> sample.getFilesystems() != null)
                .extracting(HostSample::getSequence)
                .containsExactly(1L, 61L, 121L);
    }

    @Test
    void shouldBeginWithATickAndGoOnWithinAnInterval() {
        now = 7_000;

        Schedule schedule = collector.schedule(0.5);
        assertThat(schedule.due()).isEqualTo(7_000);
        schedule.begin(7_000, INTERVAL.toNanos());
        assertThat(schedule.due()).isBetween(TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(11) + 7_000);
    }

    @Test
    void shouldTellAgainWhatTheHostIsWhenThatHasChanged() throws InterruptedException {
        tick(61);
        Awaitility.await().until(() -> outlet.registered().size() == 1);
        fixture.processors = 4;
        tick(60);
        Awaitility.await().until(() -> outlet.registered().size() == 2);
        tick(120);

        assertThat(outlet.registered())
                .extracting(HostInfo::getLogicalProcessors)
                .containsExactly(2, 4);
    }

    @Test
    void shouldLetGoOfEverything() {
        collector.close();

        assertThat(fixture.probe.isClosed()).isTrue();
        assertThat(outlet.isStopped()).isTrue();
    }

    private void tick(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            collector.tick(0, 0);
            now += INTERVAL.toNanos();
        }
    }

    private static SequenceRange range(long first, long last) {
        return new SequenceRange(ReadingFixture.START, first, last);
    }
}
