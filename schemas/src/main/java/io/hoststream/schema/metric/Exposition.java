package io.hoststream.schema.metric;

import java.util.Map;

/**
 * How a metric appears in Prometheus: by its naming rules (base units, ratios rather than percentages, {@code _total}
 * for counters).
 *
 * @param name the name, {@code _total} included for a counter
 * @param labels labels that this metric fixes, such as {@code {mode=user}}
 * @param factor what a value is multiplied by to come from the catalogue's unit to the base unit
 * @param help help of the family, where several metrics share the name and none of theirs would do; else empty
 */
public record Exposition(String name, Map<String, String> labels, double factor, String help) {

    /** The value in Prometheus's base unit. */
    public double convert(double value) {
        // Dividing by 100 or 1000 rounds once; multiplying by 0.01 would round twice and show as 0.070000000000000007.
        return factor < 1 ? value / Math.rint(1 / factor) : value * factor;
    }

    /** The value in the catalogue's unit, from one in Prometheus's. */
    public double revert(double value) {
        return factor < 1 ? value * Math.rint(1 / factor) : value / factor;
    }

    static Exposition as(String name) {
        return new Exposition(name, Map.of(), 1, "");
    }

    /** Processor time, where the modes share one family. */
    static Exposition cpuSeconds(String mode) {
        return new Exposition(
                "host_cpu_seconds_total",
                Map.of("mode", mode),
                1,
                "Processor time since boot by mode, all processors together");
    }

    static Exposition ratio(String name) {
        return new Exposition(name, Map.of(), 0.01, "");
    }

    /** Bits, shown as bytes. */
    static Exposition bytesOfBits(String name) {
        return new Exposition(name, Map.of(), 0.125, "");
    }

    static Exposition millis(String name) {
        return new Exposition(name, Map.of(), 0.001, "");
    }
}
