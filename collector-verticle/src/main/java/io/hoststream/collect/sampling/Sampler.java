package io.hoststream.collect.sampling;

import io.hoststream.avro.HostSample;
import io.hoststream.collect.reading.PacedReading;
import io.hoststream.collect.reading.Reading;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a sample of a reading and the one before it. Keeps nothing. */
public final class Sampler {

    private Sampler() {}

    /**
     * One sample.
     *
     * @param before the reading before; null for the first of a run, which carries no rates
     */
    public static HostSample sample(Reading now, @Nullable Reading before, Frame frame) {
        Span span = new Span(before == null ? 0 : nanosBetween(before, now));
        HostSample.Builder builder = HostSample.newBuilder()
                .setHost(frame.identity().host())
                .setHostId(frame.identity().hostId().toString())
                .setEpoch(frame.identity().epoch())
                .setSequence(frame.sequence())
                .setTime(now.moment().wall().truncatedTo(ChronoUnit.MILLIS))
                .setIntervalMillis(frame.intervalMillis())
                .setElapsedMicros(
                        before == null ? null : Long.valueOf(TimeUnit.NANOSECONDS.toMicros(nanosBetween(before, now))))
                .setLabels(frame.labels())
                .setBootTime(now.bootTime());
        return gauges(rates(builder, now, before, span), now)
                // Last, when every counter that went back has been met.
                .setMarks(MarksSection.of(now, before, frame, span))
                .build();
    }

    private static long nanosBetween(Reading before, Reading now) {
        return now.moment().nanoTime() - before.moment().nanoTime();
    }

    private static HostSample.Builder rates(
            HostSample.Builder builder, Reading now, @Nullable Reading before, Span span) {
        CgroupChange cgroup = new CgroupChange(now.cgroup(), before == null ? null : before.cgroup());
        return builder.setCpu(section(Reading::cpu, now, before, (cpu, was) -> CpuSection.of(cpu, was, cgroup, span)))
                .setSwap(SwapSection.of(now, before, span))
                .setDisks(section(Reading::disks, now, before, (disks, were) -> DiskSection.of(disks, were, span)))
                .setNetworks(section(Reading::networks, now, before, (all, were) -> NetworkSection.of(all, were, span)))
                .setPressure(section(Reading::pressure, now, before, (all, was) -> PressureSection.of(all, was, span)));
    }

    private static <R, S> @Nullable S section(
            Function<Reading, @Nullable R> part,
            Reading now,
            @Nullable Reading before,
            BiFunction<R, @Nullable R, S> section) {
        R present = part.apply(now);
        return present == null ? null : section.apply(present, before == null ? null : part.apply(before));
    }

    private static HostSample.Builder gauges(HostSample.Builder builder, Reading now) {
        PacedReading paced = now.paced();
        return builder.setMemory(
                        now.memory() == null ? null : MemorySections.memory(now.memory(), now.cgroup(), now.paging()))
                .setLoad(now.load() == null ? null : MemorySections.load(now.load()))
                .setFilesystems(paced.filesystems() == null ? null : GaugeSections.filesystems(paced.filesystems()))
                .setConnections(GaugeSections.connections(now.connections()))
                .setProcesses(GaugeSections.processes(now.processes(), paced.top()))
                .setTemperatures(paced.temperatures())
                .setCustom(paced.custom());
    }
}
