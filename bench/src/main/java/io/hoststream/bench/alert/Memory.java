package io.hoststream.bench.alert;

import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Scope;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What an engine keeps of a fleet.
 *
 * @param series the series that rules look at, each once however many rules do
 * @param all the series that the hosts send, but those of single processes
 * @param bytes what the engine keeps, samples let go
 */
record Memory(long series, long all, long bytes) {

    private static final int COLLECTIONS = 3;

    private record Series(String host, Metric metric, Device device) {}

    double perSeries() {
        return (double) bytes / series;
    }

    double perSeriesOfAll() {
        return (double) bytes / all;
    }

    /** Measures an engine that has heard the recording once. */
    static Memory of(Recording recording, Rules rules) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        rules.list().forEach(rule -> rule.signal().metric().ifPresent(metrics::add));
        long series = series(recording, metrics);
        Set<Metric> lasting = EnumSet.allOf(Metric.class);
        // The processes that use the most come and go.
        lasting.removeIf(metric -> metric.scope() == Scope.PROCESS);
        long all = series(recording, lasting);
        long before = used();
        Engine engine = Playing.engine();
        Playing.play(recording, recording.decoded(), 0, engine, rules);
        long after = used();
        if (engine.values() == 0) {
            throw new IllegalStateException("nothing was evaluated");
        }
        return new Memory(series, all, after - before);
    }

    private static long series(Recording recording, Set<Metric> metrics) {
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
