package io.hoststream.bench.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The collector at 1 s on a machine with very many of something, which {@code bench/ceilings.sh} has made in a namespace
 * around this process; the sockets are opened by processes of its own. Run with {@code bench/run collector-ceilings}.
 */
public final class Ceiling {

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final double MOST_CPU_PERCENT = 5;
    private static final double MOST_MEGABYTES = 100;
    private static final double MOST_LATE_MILLIS = 100;

    private final PrintStream out;
    private final Path scratch;

    private Ceiling(PrintStream out, Path scratch) {
        this.out = out;
        this.scratch = scratch;
    }

    /** Measures; the first argument names the scene, the second says how many sockets to open. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Machine.describe("collector-ceilings, " + arguments[0], out);
        int sockets = arguments.length < 2 ? 0 : Integer.parseInt(arguments[1]);
        try (Crowds crowds = new Crowds(sockets)) {
            System.exit(new Ceiling(out, Files.createTempDirectory("ceiling")).measure());
        }
    }

    private int measure() throws IOException, InterruptedException {
        try (LocalBroker broker = new LocalBroker(scratch.resolve("broker"));
                Pace pace = new Pace();
                Watched agent = Agents.HOSTSTREAM.start(
                        new Agents.Run(scratch, broker.bootstrap(), 1), "collect.filesystem-interval=10s");
                TopicReader reader = new TopicReader(broker.bootstrap(), Agents.HOSTSTREAM.topic())) {
            pace.pass(WARM_UP);
            reader.drain(record -> {});
            Usage begin = agent.usage();
            pace.pass(TIME);
            Usage end = agent.usage();
            Samples samples = new Samples();
            reader.drain(samples::add);
            return report(begin, end, samples);
        }
    }

    private int report(Usage begin, Usage end, Samples samples) {
        out.printf(
                Locale.ROOT,
                "%d samples; at the most %d rows of one kind and %d ends of connections; %d bytes a sample on average%n",
                samples.delivered().records(),
                samples.rows(),
                samples.established(),
                samples.delivered().bytes() / Math.max(1, samples.delivered().records()));
        Goals goals = new Goals();
        double cpu = 100 * end.cpuSecondsSince(begin) / TIME.toSeconds();
        goals.atMost("CPU, % of a core", MOST_CPU_PERCENT, cpu, 2);
        goals.atMost("RSS, MB", MOST_MEGABYTES, end.residentMegabytes(), 1);
        goals.atMost("ticks left out", 0, (double) samples.missedTicks(), 0);
        goals.atMost("a tick beside its time, ms", MOST_LATE_MILLIS, samples.latestMillis(), 1);
        goals.atMost(
                "samples that are not there",
                1,
                (double) Math.max(0, TIME.toSeconds() - samples.delivered().records()),
                0);
        return goals.print(out);
    }
}
