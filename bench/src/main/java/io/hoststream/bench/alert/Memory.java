package io.hoststream.bench.alert;

import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What an engine keeps of a fleet.
 *
 * @param series the series that rules look at, each once however many rules do
 * @param bytes what the engine keeps, samples let go
 */
record Memory(long series, long bytes) {

    private static final int COLLECTIONS = 3;

    private record Series(String host, Metric metric, Device device) {}

    double perSeries() {
        return (double) bytes / series;
    }

    /** Measures an engine that has heard the recording once. */
    static Memory of(Recording recording, Rules rules) {
        long series = series(recording, rules);
        long before = used();
        Engine engine = Playing.engine();
        Playing.play(recording, recording.decoded(), 0, engine, rules);
        long after = used();
        if (engine.values() == 0) {
            throw new IllegalStateException("nothing was evaluated");
        }
        return new Memory(series, after - before);
    }

    private static long series(Recording recording, Rules rules) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        rules.list().forEach(rule -> rule.signal().metric().ifPresent(metrics::add));
        Set<Series> series = new HashSet<>();
        for (HostSample sample : recording.decoded()) {
            for (Metric metric : metrics) {
                Metrics.readOne(
                        sample, metric, (any, device, value) -> series.add(new Series(sample.getHost(), any, device)));
            }
        }
        return series.size();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
