package io.hoststream.bench.alert;

import io.hoststream.alert.engine.Arrival;
import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.engine.SampleMoment;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.HostSample;
import io.hoststream.bench.agent.Goals;
import io.hoststream.bench.agent.Machine;
import io.hoststream.bench.agent.Table;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds what a fleet says against rules, on one thread, beside plain reading of the very same values: {@code bench/run alert
 * [HOSTS [PASSES]]}. A value that two rules look at counts twice, in both. Samples are decoded beforehand: that is what
 * {@code bench/run decode} measures.
 */
public final class Alerts {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 0);
    private static final int HOSTS = 1000;
    private static final int PASSES = 9;
    private static final int WARM_UP = 6;
    private static final int TICKS = 12;
    private static final double NANOS = 1e9;
    private static final double GOAL_RATE = 1_000_000;
    private static final double GOAL_BYTES = 200;

    private final Recording recording;
    private final int passes;
    private final Table table =
            new Table("", "VALUES/S", "SLOWEST", "FASTEST", "VALUES/SAMPLE", "OF READING", "EVENTS", "SERIES", "BYTES/SERIES");
    private final Goals goals = new Goals();
    private double sum;

    private Alerts(int hosts, int passes) {
        this.recording = new Recording(hosts, TICKS);
        this.passes = passes;
    }

    /** Measures; takes the number of hosts and of passes. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int hosts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : HOSTS;
        int passes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PASSES;
        Machine.describe("alert, " + hosts + " hosts, median of " + passes + " passes", out);
        Alerts alerts = new Alerts(hosts, passes);
        alerts.measure("default rules", RuleSets.plain());
        alerts.measure("with anomalies and forecasts", RuleSets.learning());
        alerts.table.print(out);
        out.println("(sum of what was read: " + Table.number(alerts.sum, 0) + ")");
        System.exit(alerts.goals.print(out));
    }

    private void measure(String name, Rules rules) {
        List<HostSample> samples = recording.decoded();
        double[] reading = new double[passes];
        double[] evaluating = new double[passes];
        Engine engine = new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofMinutes(5)));
        long events = 0;
        for (int pass = -WARM_UP; pass < passes; pass++) {
            double plain = plainRate(rules, samples);
            long before = engine.values();
            long begin = System.nanoTime();
            events += evaluate(engine, rules, samples, pass + WARM_UP);
            double rate = (engine.values() - before) * NANOS / (System.nanoTime() - begin);
            if (pass >= 0) {
                reading[pass] = plain;
                evaluating[pass] = rate;
            }
        }
        Arrays.sort(evaluating);
        Arrays.sort(reading);
        double perSample = (double) engine.values() / samples.size() / (passes + WARM_UP);
        row(name, rules, evaluating, evaluating[passes / 2] / reading[passes / 2], perSample, events);
    }

    private void row(
            String name, Rules rules, double[] rates, double ofReading, double perSample, long events) {
        long series = series(rules, recording.decoded());
        double bytes = (double) bytes(rules) / series;
        table.row(
                name,
                Table.number(rates[passes / 2], 0),
                Table.number(rates[0], 0),
                Table.number(rates[passes - 1], 0),
                Table.number(perSample, 1),
                Table.number(ofReading, 2),
                Long.toString(events),
                Long.toString(series),
                Table.number(bytes, 0));
        goals.atLeast(name + ": values evaluated a second on one core", GOAL_RATE, rates[passes / 2], 0);
        goals.atMost(name + ": bytes a series", GOAL_BYTES, bytes, 0);
    }

    /** The recording once more; gives the number of events. */
    private long evaluate(Engine engine, Rules rules, List<HostSample> samples, int run) {
        Duration later = recording.length().multipliedBy(run);
        long offset = (long) run * samples.size();
        long events = 0;
        for (HostSample sample : samples) {
            Later moment = new Later(new SampleMoment(sample), later, run);
            Arrival arrival = new Arrival(moment, offset++, moment.time(), true, false);
            events += engine.evaluate(rules, arrival).size();
        }
        return events;
    }

    /** The metrics that rules look at, once for each rule. */
    private static List<Metric> metrics(Rules rules) {
        List<Metric> metrics = new ArrayList<>();
        rules.list().forEach(rule -> rule.signal().metric().ifPresent(metrics::add));
        return metrics;
    }

    private double plainRate(Rules rules, List<HostSample> samples) {
        List<Metric> metrics = metrics(rules);
        long[] count = {0};
        double[] total = {0};
        long begin = System.nanoTime();
        for (HostSample sample : samples) {
            for (Metric metric : metrics) {
                Metrics.readOne(sample, metric, (any, device, value) -> {
                    count[0]++;
                    total[0] += value;
                });
            }
        }
        long end = System.nanoTime();
        sum += total[0];
        return count[0] * NANOS / (end - begin);
    }

    private record Series(String host, Metric metric, Object device) {}

    /** Series that rules look at, each once. */
    private static long series(Rules rules, List<HostSample> samples) {
        Set<Series> series = new HashSet<>();
        for (HostSample sample : samples) {
            for (Metric metric : metrics(rules)) {
                Metrics.readOne(
                        sample, metric, (any, device, value) -> series.add(new Series(sample.getHost(), any, device)));
            }
        }
        return series.size();
    }

    /** What an engine keeps of them, samples let go. */
    private long bytes(Rules rules) {
        long before = used();
        Engine engine = new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofMinutes(5)));
        evaluate(engine, rules, recording.decoded(), 0);
        long after = used();
        if (engine.values() == 0) {
            throw new IllegalStateException("nothing was evaluated");
        }
        return after - before;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
