package io.hoststream.launcher.top;

import java.util.function.DoubleBinaryOperator;

/** The values that a row shows: which metric each is, and how several devices become one number. */
// A function without state: immutable, though its type does not say so.
@SuppressWarnings("ImmutableEnumChecker")
enum Gauge {
    CPU("cpu_usage_percent", Math::max),
    MEMORY("memory_usage_percent", Math::max),
    LOAD("load_average_1m", Math::max),
    DISK("disk_usage_percent", Math::max),
    RECEIVED("network_bytes_recv", Double::sum),
    SENT("network_bytes_sent", Double::sum),
    READ("disk_read_bytes", Double::sum),
    WRITTEN("disk_write_bytes", Double::sum);

    private final String metric;
    private final DoubleBinaryOperator combine;

    Gauge(String metric, DoubleBinaryOperator combine) {
        this.metric = metric;
        this.combine = combine;
    }

    String metric() {
        return metric;
    }

    double combine(double a, double b) {
        return combine.applyAsDouble(a, b);
    }
}
