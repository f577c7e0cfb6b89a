package io.hoststream.collect.sampling;

import static io.hoststream.collect.reading.ReadingFixture.START;
import static io.hoststream.collect.reading.ReadingFixture.reading;
import static io.hoststream.collect.sampling.Frames.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.avro.SequenceRange;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.MemoryReading;
import io.hoststream.collect.reading.Reading;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void shouldCarryIdentityTimeAndLabels() {
        HostSample sample = sample(reading().after(TEN).build(), reading().build());

        assertThat(sample.getHost()).isEqualTo("web-1");
        assertThat(sample.getHostId()).isEqualTo("00000000-0000-4000-8000-000000000001");
        assertThat(sample.getEpoch()).isEqualTo(START);
        assertThat(sample.getSequence()).isEqualTo(7);
        assertThat(sample.getTime()).isEqualTo(START.plus(TEN));
        assertThat(sample.getIntervalMillis()).isEqualTo(10_000);
        assertThat(sample.getElapsedMicros()).isEqualTo(10_000_000);
        assertThat(sample.getLabels()).containsExactly(Map.entry("region", "north"));
        assertThat(sample.getBootTime()).isEqualTo(START.minusSeconds(100));
        assertThat(sample.getMarks().getFirst()).isFalse();
    }

    @Test
    void shouldMarkAFirstSampleWhichHasNoTimeBefore() {
        HostSample sample = sample(reading().build(), null);

        assertThat(sample.getMarks().getFirst()).isTrue();
        assertThat(sample.getElapsedMicros()).isNull();
        assertThat(sample.getMarks().getSuspendedMillis()).isNull();
        assertThat(sample.getMarks().getClockStepMillis()).isNull();
    }

    @Test
    void shouldCutTheStampToMilliseconds() {
        Reading now = reading().after(Duration.ofNanos(1_234_567_891)).build();

        assertThat(sample(now, null).getTime()).isEqualTo(START.plusMillis(1_234));
    }

    @Test
    void shouldLeaveOutFamiliesThatWereNotReadAndNameThoseThatFailed() {
        Map<Family, String> failures = new EnumMap<>(Map.of(Family.DISKS, "gone", Family.CPU, "gone"));
        HostSample sample = sample(reading().failures(failures).build(), null);

        assertThat(sample.getCpu()).isNull();
        assertThat(sample.getDisks()).isNull();
        assertThat(sample.getFilesystems()).isNull();
        assertThat(sample.getCustom()).isNull();
        assertThat(sample.getMarks().getFailedFamilies()).containsExactly("cpu", "disks");
    }

    @Test
    void shouldPassOnWhatWasMissedAndDropped() {
        SequenceRange range = new SequenceRange(START, 3L, 5L);
        Frame frame = new Frame(Frames.IDENTITY, 8, 1000, Map.of(), 2, List.of(range));

        Marks marks = Sampler.sample(reading().build(), null, frame).getMarks();

        assertThat(marks.getMissedTicks()).isEqualTo(2);
        assertThat(marks.getDroppedBefore()).containsExactly(range);
    }

    @Test
    void shouldMarkTimeAsleepOnce() {
        Reading slept = reading()
                .after(TEN, Duration.ofSeconds(3610), Duration.ofSeconds(3610))
                .build();

        Marks marks = sample(slept, reading().build()).getMarks();

        assertThat(marks.getSuspendedMillis()).isEqualTo(3_600_000);
        assertThat(marks.getClockStepMillis()).isNull();
    }

    @Test
    void shouldMarkAClockThatWasSetForwardOrBack() {
        Reading forward = reading().after(TEN, Duration.ofSeconds(70), TEN).build();
        Reading back = reading().after(TEN, Duration.ofSeconds(-50), TEN).build();

        assertThat(sample(forward, reading().build()).getMarks().getClockStepMillis())
                .isEqualTo(60_000);
        assertThat(sample(back, reading().build()).getMarks().getClockStepMillis())
                .isEqualTo(-60_000);
        assertThat(sample(back, reading().build()).getMarks().getSuspendedMillis())
                .isNull();
        assertThat(sample(back, reading().build()).getElapsedMicros()).isEqualTo(10_000_000);
    }

    @Test
    void shouldNotMarkClocksThatAreOnlyImprecise() {
        Reading now =
                reading().after(TEN, TEN.plusMillis(900), TEN.plusMillis(20)).build();

        Marks marks = sample(now, reading().build()).getMarks();

        assertThat(marks.getSuspendedMillis()).isNull();
        assertThat(marks.getClockStepMillis()).isNull();
    }

    @Test
    void shouldSeeAClockStepWithoutTimeSinceBoot() {
        Reading now = reading()
                .after(TEN, Duration.ofSeconds(70), TEN)
                .withoutUptime()
                .build();

        Marks marks = sample(now, reading().withoutUptime().build()).getMarks();

        assertThat(marks.getClockStepMillis()).isEqualTo(60_000);
        assertThat(marks.getSuspendedMillis()).isNull();
    }

    @Test
    void shouldTakeUsedMemoryFromWhatIsAvailable() {
        MemoryReading reading = new MemoryReading(1000, 250L, 100L, 10L, 20L, 30L, 40L, 5L, 6L, 7L, 8L, null);

        var memory = sample(reading().memory(reading).build(), null).getMemory();

        assertThat(memory.getUsedBytes()).isEqualTo(750);
        assertThat(memory.getUsagePercent()).isEqualTo(75f);
        assertThat(memory.getCachedBytes()).isEqualTo(20);
        assertThat(memory.getCgroupLimitBytes()).isNull();
    }

    @Test
    void shouldNotKnowUsedMemoryWithoutWhatIsAvailable() {
        MemoryReading reading =
                new MemoryReading(1000, null, 100L, null, null, null, null, null, null, null, null, null);

        var memory = sample(reading().memory(reading).build(), null).getMemory();

        assertThat(memory.getUsedBytes()).isNull();
        assertThat(memory.getUsagePercent()).isNull();
    }
}
