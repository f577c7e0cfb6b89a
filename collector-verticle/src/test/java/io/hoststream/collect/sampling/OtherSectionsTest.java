package io.hoststream.collect.sampling;

import static io.hoststream.collect.reading.ReadingFixture.reading;
import static io.hoststream.collect.sampling.Frames.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Pressure;
import io.hoststream.avro.Swap;
import io.hoststream.avro.Temperature;
import io.hoststream.avro.TopProcess;
import io.hoststream.collect.reading.CgroupReading;
import io.hoststream.collect.reading.CpuReading;
import io.hoststream.collect.reading.FilesystemReading;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import io.hoststream.collect.reading.MemoryReading;
import io.hoststream.collect.reading.PacedReading;
import io.hoststream.collect.reading.PagingReading;
import io.hoststream.collect.reading.PressureReading;
import io.hoststream.collect.reading.PressureReading.Stalls;
import io.hoststream.collect.reading.ProcessesReading;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.SwapReading;
import io.hoststream.collect.reading.Ticks;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OtherSectionsTest {

    private static final CpuReading CPU = new CpuReading(Ticks.of(1, 1, 1, 1), List.of(), 100, null, null, null);
    private static final MemoryReading MEMORY =
            new MemoryReading(1000, 250L, null, null, null, null, null, null, null, null, null, null);

    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void shouldTakePagingOverTime() {
        Swap swap = swap(new SwapReading(1000, 600, 10L, 50_000L, 90_000L), 10_000L, 50_000L)
                .getSwap();

        assertThat(swap.getUsedBytes()).isEqualTo(400);
        assertThat(swap.getUsagePercent()).isEqualTo(40f);
        assertThat(swap.getInBytesPerSecond()).isEqualTo(4_000f);
        assertThat(swap.getOutBytesPerSecond()).isEqualTo(4_000f);
        assertThat(swap.getInBytes()).isEqualTo(50_000);
    }

    @Test
    void shouldNotKnowAShareOfNoSwap() {
        Swap swap = swap(new SwapReading(0, 0, null, null, null), null, null).getSwap();

        assertThat(swap.getTotalBytes()).isZero();
        assertThat(swap.getUsagePercent()).isNull();
        assertThat(swap.getInBytesPerSecond()).isNull();
    }

    @Test
    void shouldMarkPagingThatWentBack() {
        HostSample sample = swap(new SwapReading(1000, 600, 10L, 5L, 90_000L), 10_000L, 50_000L);

        assertThat(sample.getSwap().getInBytesPerSecond()).isNull();
        assertThat(sample.getSwap().getOutBytesPerSecond()).isNull();
        assertThat(sample.getMarks().getCounterResets()).containsExactly("swap");
    }

    @Test
    void shouldTakePressureAsAShareOfTime() {
        Pressure pressure = pressure(new Stalls(1_000_000L, 200_000L), new Stalls(3_500_000L, 700_000L))
                .getPressure();

        assertThat(pressure.getMemory().getSomePercent()).isEqualTo(25f);
        assertThat(pressure.getMemory().getFullPercent()).isEqualTo(5f);
        assertThat(pressure.getMemory().getSomeMicros()).isEqualTo(3_500_000);
        assertThat(pressure.getCpu()).isNull();
    }

    @Test
    void shouldNotTakePressureForMoreThanAllOfTheTime() {
        assertThat(pressure(new Stalls(0L, null), new Stalls(10_000_900L, null))
                        .getPressure()
                        .getMemory()
                        .getSomePercent())
                .isEqualTo(100f);
    }

    @Test
    void shouldMarkPressureThatWentBack() {
        HostSample sample = pressure(new Stalls(1_000_000L, null), new Stalls(5L, null));

        assertThat(sample.getPressure().getMemory().getSomePercent()).isNull();
        assertThat(sample.getMarks().getCounterResets()).containsExactly("pressure");
    }

    @Test
    void shouldTakeTheUsedShareOfAFilesystemAsDfDoes() {
        Filesystem filesystem = filesystem(new FilesystemReading(
                "/", "/dev/sda1", "ext4", false, new Space(1000, 400, 300, new Inodes(200, 50)), false));

        assertThat(filesystem.getUsedBytes()).isEqualTo(600);
        assertThat(filesystem.getUsagePercent()).as("the reserve is left out").isEqualTo(100f * 600 / 900);
        assertThat(filesystem.getInodesUsed()).isEqualTo(150);
        assertThat(filesystem.getInodeUsagePercent()).isEqualTo(75f);
        assertThat(filesystem.getReadOnly()).isFalse();
        assertThat(filesystem.getStuck()).isFalse();
    }

    @Test
    void shouldNotKnowInodesWithoutAFixedNumber() {
        Filesystem filesystem = filesystem(
                new FilesystemReading("/", "/dev/sda1", "btrfs", false, new Space(1000, 400, 300, null), false));

        assertThat(filesystem.getInodesTotal()).isNull();
        assertThat(filesystem.getInodeUsagePercent()).isNull();
        assertThat(filesystem.getTotalBytes()).isEqualTo(1000);
    }

    @Test
    void shouldCarryTheControlGroupAndTakeItsRateOverTheTimeBetween() {
        HostSample sample = sample(
                reading()
                        .after(TEN)
                        .cpu(CPU)
                        .memory(MEMORY)
                        .cgroup(new CgroupReading(2f, 26_000_000L, 500L, 1000L, 400L))
                        .build(),
                reading()
                        .cpu(CPU)
                        .memory(MEMORY)
                        .cgroup(new CgroupReading(2f, 1_000_000L, 400L, 1000L, 300L))
                        .build());

        assertThat(sample.getCpu().getCgroupLimitProcessors()).isEqualTo(2f);
        assertThat(sample.getCpu().getCgroupUsagePercent()).isEqualTo(250f);
        assertThat(sample.getCpu().getCgroupUsageMicros()).isEqualTo(26_000_000L);
        assertThat(sample.getCpu().getCgroupThrottledMicros()).isEqualTo(500L);
        assertThat(sample.getMemory().getCgroupLimitBytes()).isEqualTo(1000L);
        assertThat(sample.getMemory().getCgroupUsedBytes()).isEqualTo(400L);
    }

    @Test
    void shouldCountTheZfsCacheAsAvailableButNotMoreThanThereIs() {
        HostSample sample = sample(reading().memory(MEMORY.withArc(300L)).build(), null);
        assertThat(sample.getMemory().getAvailableBytes()).isEqualTo(550);
        assertThat(sample.getMemory().getUsedBytes()).isEqualTo(450);
        assertThat(sample.getMemory().getArcReclaimableBytes()).isEqualTo(300);

        assertThat(sample(reading().memory(MEMORY.withArc(5000L)).build(), null)
                        .getMemory()
                        .getUsedBytes())
                .isZero();
    }

    @Test
    void shouldTakeRatesOfPagingAndMarkThatItWentBack() {
        SwapReading space = new SwapReading(0, 0, null, null, null);
        Reading before = reading()
                .swap(space)
                .paging(new PagingReading(1000L, 2000L, 5L, 1L))
                .build();
        Reading now = reading()
                .after(TEN)
                .swap(space)
                .memory(MEMORY)
                .paging(new PagingReading(2000L, 2000L, 105L, 3L))
                .build();

        HostSample sample = sample(now, before);
        assertThat(sample.getSwap().getPagedInBytesPerSecond()).isEqualTo(100f);
        assertThat(sample.getSwap().getPagedOutBytesPerSecond()).isZero();
        assertThat(sample.getSwap().getMajorFaultsPerSecond()).isEqualTo(10f);
        assertThat(sample.getMemory().getOomKills()).isEqualTo(3);

        HostSample back = sample(before, now);
        assertThat(back.getSwap().getMajorFaultsPerSecond()).isNull();
        assertThat(back.getMarks().getCounterResets()).containsExactly("swap");
    }

    @Test
    void shouldPassOnTheFamiliesThatHaveAPaceOfTheirOwn() {
        TopProcess process = new TopProcess(7, "java", "app", 50f, 1L);
        Temperature temperature = new Temperature("chip/one", 20f);
        HostSample sample = sample(
                reading()
                        .processes(new ProcessesReading(5, 1, 0))
                        .paced(PacedReading.top(List.of(process)))
                        .paced(PacedReading.temperatures(List.of(temperature)))
                        .paced(PacedReading.custom(List.of()))
                        .build(),
                null);

        assertThat(sample.getProcesses().getTop()).containsExactly(process);
        assertThat(sample.getTemperatures()).containsExactly(temperature);
        assertThat(sample.getCustom()).isEmpty();
        assertThat(sample.getFilesystems()).isNull();
    }

    @Test
    void shouldKnowNothingOfAStuckMountButThatItIs() {
        Filesystem filesystem = filesystem(new FilesystemReading("/mnt/nas", "nas:/x", "nfs4", false, null, true));

        assertThat(filesystem.getStuck()).isTrue();
        assertThat(filesystem.getTotalBytes()).isNull();
        assertThat(filesystem.getUsagePercent()).isNull();
    }

    private static Filesystem filesystem(FilesystemReading reading) {
        return sample(reading().filesystems(reading).build(), null)
                .getFilesystems()
                .get(0);
    }

    private static HostSample swap(SwapReading now, @Nullable Long inBefore, @Nullable Long outBefore) {
        return sample(
                reading().after(TEN).swap(now).build(),
                reading()
                        .swap(new SwapReading(now.total(), now.total(), null, inBefore, outBefore))
                        .build());
    }

    private static HostSample pressure(Stalls before, Stalls now) {
        return sample(
                reading()
                        .after(TEN)
                        .pressure(new PressureReading(null, now, null, null))
                        .build(),
                reading()
                        .pressure(new PressureReading(null, before, null, null))
                        .build());
    }
}
