package io.hoststream.bench.alert;

import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.HostSample;
import io.hoststream.bench.agent.Goals;
import io.hoststream.bench.agent.Machine;
import io.hoststream.bench.agent.Table;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Holds what a fleet says against rules, by the processor time of one thread, beside plain reading of the very same values: {@code bench/run alert
 * [HOSTS [PASSES]]}. A value that two rules look at counts twice, in both; values that no rule looks at count in neither.
 * Samples are decoded beforehand: that is what {@code bench/run decode} measures. Bytes are those of an engine that has heard
 * every host, by the series that a rule looks at, and by all that the hosts send.
 */
public final class Alerts {

    private static final String LEARNED = "everything is learned";
    private static final int HOSTS = 1000;
    private static final int PASSES = 9;
    private static final int WARM_UP = 6;
    private static final int TICKS = 12;
    private static final double NANOS = 1e9;
    private static final double GOAL_RATE = 1_000_000;
    private static final double GOAL_BYTES = 200;

    private final Recording recording;
    private final int passes;
    private final Table table = new Table(
            "", "VALUES/S", "SLOWEST", "FASTEST", "VALUES/SAMPLE", "OF READING", "EVENTS", "SERIES", "BYTES", "OF ALL");
    private final Goals goals = new Goals();

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
        alerts.measure("default rules", RuleSets.shipped());
        alerts.measure("those that learn nothing", RuleSets.plain());
        alerts.measure(LEARNED, RuleSets.learning());
        alerts.table.print(out);
        System.exit(alerts.goals.print(out));
    }

    private void measure(String name, Rules rules) {
        // The first time fills what is filled once.
        Memory.of(recording, rules);
        Memory memory = Memory.of(recording, rules);
        List<HostSample> samples = recording.decoded();
        Reading reading = new Reading(rules);
        Engine engine = Playing.engine();
        double[] plain = new double[passes];
        double[] rates = new double[passes];
        long events = 0;
        for (int pass = -WARM_UP; pass < passes; pass++) {
            double read = reading.rate(samples);
            long before = engine.values();
            long begin = Playing.nanos();
            events += Playing.play(recording, samples, pass + WARM_UP, engine, rules);
            if (pass >= 0) {
                plain[pass] = read;
                rates[pass] = (engine.values() - before) * NANOS / (Playing.nanos() - begin);
            }
        }
        double perSample = (double) engine.values() / samples.size() / (passes + WARM_UP);
        Arrays.sort(rates);
        row(name, rates, memory, Table.number(perSample, 1), share(rates, plain), Long.toString(events));
    }

    private String share(double[] rates, double[] plain) {
        Arrays.sort(plain);
        return Table.number(rates[passes / 2] / plain[passes / 2], 2);
    }

    private void row(String name, double[] rates, Memory memory, String perSample, String share, String events) {
        table.row(
                name,
                Table.number(rates[passes / 2], 0),
                Table.number(rates[0], 0),
                Table.number(rates[passes - 1], 0),
                perSample,
                share,
                events,
                Long.toString(memory.series()),
                Table.number(memory.perSeries(), 0),
                Table.number(memory.perSeriesOfAll(), 0));
        goals.atLeast(name + ": values evaluated a second on one core", GOAL_RATE, rates[passes / 2], 0);
        if (!name.equals(LEARNED)) {
            goals.atMost(name + ": bytes a series that hosts send", GOAL_BYTES, memory.perSeriesOfAll(), 0);
        }
    }
}
