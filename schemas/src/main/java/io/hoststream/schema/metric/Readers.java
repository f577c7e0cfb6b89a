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

    private Readers() {}

    private static <S> ToDoubleFunction<HostSample> in(
            Function<HostSample, @Nullable S> section, ToDoubleFunction<S> value) {
        return sample -> {
            S found = section.apply(sample);
            return found == null ? Double.NaN : value.applyAsDouble(found);
        };
    }

    static ToDoubleFunction<HostSample> cpu(ToDoubleFunction<Cpu> value) {
        return in(HostSample::getCpu, value);
    }

    /** Processor time in seconds, from the whole machine's ticks. */
    static ToDoubleFunction<HostSample> ticks(ToLongFunction<CpuTicks> column) {
        return cpu(c ->
                c.getTicks() == null ? Double.NaN : (double) column.applyAsLong(c.getTicks()) / c.getTicksPerSecond());
    }

    static ToDoubleFunction<HostSample> load(ToDoubleFunction<Load> value) {
        return in(HostSample::getLoad, value);
    }

    static ToDoubleFunction<HostSample> memory(ToDoubleFunction<Memory> value) {
        return in(HostSample::getMemory, value);
    }

    static ToDoubleFunction<HostSample> swap(ToDoubleFunction<Swap> value) {
        return in(HostSample::getSwap, value);
    }

    static ToDoubleFunction<HostSample> connections(ToDoubleFunction<Connections> value) {
        return in(HostSample::getConnections, value);
    }

    static ToDoubleFunction<HostSample> processes(ToDoubleFunction<Processes> value) {
        return in(HostSample::getProcesses, value);
    }

    static ToDoubleFunction<HostSample> pressure(
            Function<Pressure, @Nullable PressureTotals> resource, ToDoubleFunction<PressureTotals> value) {
        return in(sample -> sample.getPressure() == null ? null : resource.apply(sample.getPressure()), value);
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
