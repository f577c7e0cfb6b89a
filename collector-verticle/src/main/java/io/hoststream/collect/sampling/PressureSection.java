package io.hoststream.collect.sampling;

import io.hoststream.avro.Pressure;
import io.hoststream.avro.PressureTotals;
import io.hoststream.collect.reading.PressureReading;
import io.hoststream.collect.reading.PressureReading.Stalls;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The section of pressure stall information. */
final class PressureSection {

    private PressureSection() {}

    static Pressure of(PressureReading now, @Nullable PressureReading before, Span span) {
        return Pressure.newBuilder()
                .setCpu(totals(PressureReading::cpu, now, before, span))
                .setMemory(totals(PressureReading::memory, now, before, span))
                .setBlockIo(totals(PressureReading::blockIo, now, before, span))
                .setIrq(totals(PressureReading::irq, now, before, span))
                .build();
    }

    private static @Nullable PressureTotals totals(
            Function<PressureReading, @Nullable Stalls> resource,
            PressureReading now,
            @Nullable PressureReading before,
            Span span) {
        Stalls stalls = resource.apply(now);
        if (stalls == null) {
            return null;
        }
        Stalls earlier = before == null ? null : resource.apply(before);
        Long some = earlier == null ? null : Counters.delta(earlier.some(), stalls.some());
        Long full = earlier == null ? null : Counters.delta(earlier.full(), stalls.full());
        boolean reset = Counters.wentBack(some) || Counters.wentBack(full);
        if (reset) {
            span.reset("pressure");
        }
        return new PressureTotals(
                stalls.some(),
                stalls.full(),
                reset ? null : span.percentOfMicros(some),
                reset ? null : span.percentOfMicros(full));
    }
}
