package io.hoststream.schema.metric;

import io.hoststream.avro.Connections;
import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Pressure;
import io.hoststream.avro.PressureTotals;
import io.hoststream.avro.Processes;
import io.hoststream.avro.Swap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How the metrics of a whole host are read: by family, with NaN where the sample does not carry the family. */
final class Readers {

    static final double MICROS = 1e6;
    private static final double MILLIS = 1e3;

    private static final Function<HostSample, @Nullable Cpu> CPU = HostSample::getCpu;
    private static final Function<HostSample, @Nullable Load> LOAD = HostSample::getLoad;
    private static final Function<HostSample, @Nullable Memory> MEMORY = HostSample::getMemory;
    private static final Function<HostSample, @Nullable Swap> SWAP = HostSample::getSwap;
    private static final Function<HostSample, @Nullable Connections> CONNECTIONS = HostSample::getConnections;
    private static final Function<HostSample, @Nullable Processes> PROCESSES = HostSample::getProcesses;
    private static final Function<HostSample, @Nullable Pressure> PRESSURE = HostSample::getPressure;

    private Readers() {}

    static ToDoubleFunction<HostSample> cpu(ToDoubleFunction<Cpu> value) {
        return new InSection<>(CPU, value);
    }

    /** Processor time in seconds, from the whole machine's ticks. */
    static ToDoubleFunction<HostSample> ticks(ToLongFunction<CpuTicks> column) {
        return cpu(c ->
                c.getTicks() == null ? Double.NaN : (double) column.applyAsLong(c.getTicks()) / c.getTicksPerSecond());
    }

    static ToDoubleFunction<HostSample> load(ToDoubleFunction<Load> value) {
        return new InSection<>(LOAD, value);
    }

    static ToDoubleFunction<HostSample> memory(ToDoubleFunction<Memory> value) {
        return new InSection<>(MEMORY, value);
    }

    static ToDoubleFunction<HostSample> swap(ToDoubleFunction<Swap> value) {
        return new InSection<>(SWAP, value);
    }

    static ToDoubleFunction<HostSample> connections(ToDoubleFunction<Connections> value) {
        return new InSection<>(CONNECTIONS, value);
    }

    static ToDoubleFunction<HostSample> processes(ToDoubleFunction<Processes> value) {
        return new InSection<>(PROCESSES, value);
    }

    static ToDoubleFunction<HostSample> pressure(
            Function<Pressure, @Nullable PressureTotals> resource, ToDoubleFunction<PressureTotals> value) {
        return new InSection<>(PRESSURE, new InSection<>(resource, value));
    }

    static double uptime(HostSample sample) {
        return sample.getBootTime() == null
                ? Double.NaN
                : (sample.getTime().toEpochMilli() - sample.getBootTime().toEpochMilli()) / MILLIS;
    }

    static double bootTime(HostSample sample) {
        return sample.getBootTime() == null ? Double.NaN : sample.getBootTime().toEpochMilli() / MILLIS;
    }
}
