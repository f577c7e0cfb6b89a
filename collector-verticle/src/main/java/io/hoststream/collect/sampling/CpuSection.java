package io.hoststream.collect.sampling;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.collect.reading.CpuReading;
import io.hoststream.collect.reading.CpuReading.Core;
import io.hoststream.collect.reading.Named;
import io.hoststream.collect.reading.Ticks;
import io.hoststream.collect.reading.Ticks.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processors' section. */
final class CpuSection {

    private static final String FAMILY = "cpu";

    private CpuSection() {}

    static Cpu of(CpuReading now, @Nullable CpuReading before, CgroupChange cgroup, Span span) {
        TickShares shares = shares(FAMILY, now.total(), before == null ? null : before.total(), now, span);
        return Cpu.newBuilder()
                .setLogicalCount(now.cores().size())
                .setUsagePercent(shares.usage())
                .setUserPercent(shares.percent(Column.USER))
                .setNicePercent(shares.percent(Column.NICE))
                .setSystemPercent(shares.percent(Column.SYSTEM))
                .setIdlePercent(shares.percent(Column.IDLE))
                .setIowaitPercent(shares.percent(Column.IOWAIT))
                .setIrqPercent(shares.percent(Column.IRQ))
                .setSoftirqPercent(shares.percent(Column.SOFTIRQ))
                .setStealPercent(shares.percent(Column.STEAL))
                .setTicks(ticks(now.total()))
                .setTicksPerSecond(now.ticksPerSecond())
                .setContextSwitches(now.contextSwitches())
                .setInterrupts(now.interrupts())
                .setForks(now.forks())
                .setCores(cores(now, before, span))
                .setCgroupLimitProcessors(cgroup.now().limitProcessors())
                .setCgroupUsageMicros(cgroup.now().usageMicros())
                .setCgroupUsagePercent(cgroup.usagePercent(span))
                .setCgroupThrottledMicros(cgroup.now().throttledMicros())
                .build();
    }

    private static List<CpuCore> cores(CpuReading now, @Nullable CpuReading before, Span span) {
        List<CpuCore> cores = new ArrayList<>(now.cores().size());
        for (Core core : now.cores()) {
            Core earlier = Named.find(before == null ? null : before.cores(), core.name(), cores.size());
            TickShares shares = shares(core.name(), core.ticks(), earlier == null ? null : earlier.ticks(), now, span);
            cores.add(new CpuCore(core.name(), shares.usage(), ticks(core.ticks())));
        }
        return cores;
    }

    private static TickShares shares(String name, Ticks now, @Nullable Ticks before, CpuReading reading, Span span) {
        if (before == null) {
            return TickShares.UNKNOWN;
        }
        TickShares shares = TickShares.between(before, now, reading.ticksPerSecond());
        if (!shares.isKnown()) {
            span.reset(name);
        }
        return shares;
    }

    private static CpuTicks ticks(Ticks ticks) {
        return new CpuTicks(
                ticks.get(Column.USER),
                ticks.get(Column.NICE),
                ticks.get(Column.SYSTEM),
                ticks.get(Column.IDLE),
                ticks.get(Column.IOWAIT),
                ticks.get(Column.IRQ),
                ticks.get(Column.SOFTIRQ),
                ticks.get(Column.STEAL),
                ticks.has(Column.GUEST) ? ticks.get(Column.GUEST) : null,
                ticks.has(Column.GUEST_NICE) ? ticks.get(Column.GUEST_NICE) : null);
    }
}
