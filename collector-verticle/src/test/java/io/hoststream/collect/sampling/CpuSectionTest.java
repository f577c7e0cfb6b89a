package io.hoststream.collect.sampling;

import static io.hoststream.collect.reading.ReadingFixture.reading;
import static io.hoststream.collect.sampling.Frames.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.HostSample;
import io.hoststream.collect.reading.CpuReading;
import io.hoststream.collect.reading.CpuReading.Core;
import io.hoststream.collect.reading.Ticks;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CpuSectionTest {

    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Ticks START = Ticks.of(1000, 100, 500, 9000, 200, 10, 20, 30, 40, 5);

    @Test
    void shouldShareTheTimeAmongEightColumns() {
        Cpu cpu = cpu(START, Ticks.of(1100, 120, 550, 9700, 260, 20, 40, 70, 90, 9))
                .getCpu();

        assertThat(cpu.getUserPercent()).isEqualTo(10f);
        assertThat(cpu.getNicePercent()).isEqualTo(2f);
        assertThat(cpu.getSystemPercent()).isEqualTo(5f);
        assertThat(cpu.getIdlePercent()).isEqualTo(70f);
        assertThat(cpu.getIowaitPercent()).isEqualTo(6f);
        assertThat(cpu.getIrqPercent()).isEqualTo(1f);
        assertThat(cpu.getSoftirqPercent()).isEqualTo(2f);
        assertThat(cpu.getStealPercent()).isEqualTo(4f);
        assertThat(cpu.getUsagePercent()).as("all but idle and iowait").isEqualTo(24f);
    }

    @Test
    void shouldCarryRawTicksAndCounters() {
        Cpu cpu = sample(reading().cpu(cpuReading(START, core("cpu0", START))).build(), null)
                .getCpu();

        assertThat(cpu.getLogicalCount()).isEqualTo(1);
        assertThat(cpu.getTicks().getUser()).isEqualTo(1000);
        assertThat(cpu.getTicks().getSteal()).isEqualTo(30);
        assertThat(cpu.getTicks().getGuestNice()).isEqualTo(5);
        assertThat(cpu.getTicksPerSecond()).isEqualTo(100);
        assertThat(cpu.getContextSwitches()).isEqualTo(1);
        assertThat(cpu.getInterrupts()).isEqualTo(2);
        assertThat(cpu.getForks()).isEqualTo(3);
        assertThat(cpu.getUsagePercent()).isNull();
        assertThat(cpu.getCores().get(0).getUsagePercent()).isNull();
    }

    @Test
    void shouldTakeWaitingThatWentBackForNone() {
        HostSample sample = cpu(START, Ticks.of(1050, 100, 500, 9050, 190, 10, 20, 30));

        assertThat(sample.getCpu().getIowaitPercent()).isZero();
        assertThat(sample.getCpu().getUserPercent()).isEqualTo(50f);
        assertThat(sample.getCpu().getUsagePercent()).isEqualTo(50f);
        assertThat(sample.getMarks().getCounterResets()).isEmpty();
    }

    @Test
    void shouldMarkCountersThatWentFarBack() {
        HostSample sample = cpu(START, Ticks.of(1050, 100, 500, 10, 200, 10, 20, 30));

        assertThat(sample.getCpu().getUsagePercent()).isNull();
        assertThat(sample.getCpu().getIdlePercent()).isNull();
        assertThat(sample.getMarks().getCounterResets()).containsExactly("cpu");
    }

    @Test
    void shouldMarkCountersThatStoodStill() {
        HostSample sample = cpu(START, START);

        assertThat(sample.getCpu().getUsagePercent()).isNull();
        assertThat(sample.getMarks().getCounterResets()).containsExactly("cpu");
    }

    @Test
    void shouldNotKnowSharesThatTheKernelDoesNotCount() {
        Cpu cpu = cpu(Ticks.of(100, 0, 50, 850), Ticks.of(150, 0, 75, 875)).getCpu();

        assertThat(cpu.getUserPercent()).isEqualTo(50f);
        assertThat(cpu.getUsagePercent()).isEqualTo(75f);
        assertThat(cpu.getIowaitPercent()).isNull();
        assertThat(cpu.getStealPercent()).isNull();
        assertThat(cpu.getTicks().getGuest()).isNull();
    }

    @Test
    void shouldMatchCoresByNameWhereOneWentOffline() {
        Ticks idle = Ticks.of(0, 0, 0, 1000, 0, 0, 0, 0);
        Ticks busy = Ticks.of(1000, 0, 0, 0, 0, 0, 0, 0);
        CpuReading before = cpuReading(START, core("cpu0", idle), core("cpu1", idle), core("cpu2", busy));
        CpuReading now = cpuReading(
                Ticks.of(2000, 100, 500, 10000, 200, 10, 20, 30),
                core("cpu0", Ticks.of(0, 0, 0, 2000, 0, 0, 0, 0)),
                core("cpu2", Ticks.of(2000, 0, 0, 0, 0, 0, 0, 0)));

        HostSample sample = sample(
                reading().after(TEN).cpu(now).build(), reading().cpu(before).build());

        assertThat(sample.getCpu().getCores()).extracting(CpuCore::getName).containsExactly("cpu0", "cpu2");
        assertThat(sample.getCpu().getCores())
                .extracting(CpuCore::getUsagePercent)
                .containsExactly(0f, 100f);
        assertThat(sample.getCpu().getLogicalCount()).isEqualTo(2);
        assertThat(sample.getMarks().getCounterResets()).isEmpty();
    }

    @Test
    void shouldHaveNoRateForACoreThatJustCameOnline() {
        Ticks later = Ticks.of(1500, 100, 500, 9500, 200, 10, 20, 30, 40, 5);
        HostSample sample = sample(
                reading()
                        .after(TEN)
                        .cpu(cpuReading(later, core("cpu0", later), core("cpu1", START)))
                        .build(),
                reading().cpu(cpuReading(START, core("cpu0", START))).build());

        assertThat(sample.getCpu().getCores())
                .extracting(CpuCore::getUsagePercent)
                .containsExactly(50f, null);
        assertThat(sample.getMarks().getCounterResets()).isEmpty();
    }

    @Test
    void shouldMarkOnlyTheCoreWhoseCountersStartedAnew() {
        Ticks later = Ticks.of(1500, 100, 500, 9500, 200, 10, 20, 30, 40, 5);
        HostSample sample = sample(
                reading()
                        .after(TEN)
                        .cpu(cpuReading(later, core("cpu0", later), core("cpu1", Ticks.of(1, 0, 0, 2))))
                        .build(),
                reading()
                        .cpu(cpuReading(START, core("cpu0", START), core("cpu1", START)))
                        .build());

        assertThat(sample.getMarks().getCounterResets()).containsExactly("cpu1");
        assertThat(sample.getCpu().getUsagePercent()).isEqualTo(50f, Offset.offset(0.01f));
    }

    private static HostSample cpu(Ticks before, Ticks now) {
        return sample(
                reading().after(TEN).cpu(cpuReading(now)).build(),
                reading().cpu(cpuReading(before)).build());
    }

    private static CpuReading cpuReading(Ticks total, Core... cores) {
        return new CpuReading(total, List.of(cores), 100, 1L, 2L, 3L);
    }

    private static Core core(String name, Ticks ticks) {
        return new Core(name, ticks);
    }
}
