package io.hoststream.bench.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Four hours of a collector in a hundredth of the time: at an interval of 100 ms instead of 10 s, with the filesystems at
 * each second instead of each minute. Memory and open files have to be flat. Run with {@code bench/run soak [MINUTES]};
 * 24 minutes are as many ticks as four hours at 1 s.
 */
public final class Soak {

    private static final int LOOKS = 96;
    private static final double DEFAULT_MINUTES = 2.4;
    private static final double MOST_HEAP_RISE_KILOBYTES = 256;
    private static final double MOST_RESIDENT_RISE_MEGABYTES = 1;
    private static final double MOST_DESCRIPTORS_RISE = 0.5;
    private static final Pattern USED = Pattern.compile("(?:def new generation|tenured generation|garbage-first heap|"
            + "DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");

    private final PrintStream out;
    private final Path scratch;
    private final Duration time;
    private final Trend heap = new Trend();
    private final Trend resident = new Trend();
    private final Trend descriptors = new Trend();
    private final Trend threads = new Trend();

    private Soak(PrintStream out, Path scratch, Duration time) {
        this.out = out;
        this.scratch = scratch;
        this.time = time;
    }

    /** Runs for so many minutes. */
    public static void main(String[] arguments) throws Exception {
        double minutes = arguments.length == 0 ? DEFAULT_MINUTES : Double.parseDouble(arguments[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Machine.describe("soak, " + minutes + " min at 100 ms", out);
        Duration time =
                Duration.ofMillis((long) (minutes * Duration.ofMinutes(1).toMillis()));
        System.exit(new Soak(out, Files.createTempDirectory("soak"), time).run());
    }

    private int run() throws IOException, InterruptedException {
        Samples samples = new Samples();
        try (LocalBroker broker = new LocalBroker(scratch.resolve("broker"));
                Pace pace = new Pace();
                Watched agent = Agents.HOSTSTREAM.start(
                        new Agents.Run(scratch, broker.bootstrap(), 1),
                        "collect.interval=100ms",
                        "collect.filesystem-interval=1s",
                        "collect.mount-deadline=500ms");
                TopicReader reader = new TopicReader(broker.bootstrap(), Agents.HOSTSTREAM.topic())) {
            pace.pass(Duration.ofSeconds(10));
            for (int i = 0; i < LOOKS; i++) {
                pace.pass(time.dividedBy(LOOKS));
                look(agent);
                reader.drain(samples::add);
            }
        }
        return report(samples);
    }

    private void look(Watched agent) throws IOException {
        // What is garbage does not count: the collection before makes the heap comparable.
        jcmd(agent, "GC.run");
        Matcher used = USED.matcher(jcmd(agent, "GC.heap_info"));
        double kilobytes = 0;
        while (used.find()) {
            kilobytes += Double.parseDouble(used.group(1));
        }
        heap.add(kilobytes);
        Usage usage = agent.usage();
        resident.add(usage.residentMegabytes());
        descriptors.add((double) usage.descriptors());
        threads.add((double) usage.threads());
    }

    private static String jcmd(Watched agent, String command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(agent.pid()), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private int report(Samples samples) {
        out.printf(
                Locale.ROOT,
                "%d samples, %d ticks left out%n",
                samples.delivered().records(),
                samples.missedTicks());
        Table table = new Table("", "FIRST", "LAST", "MOST", "RISE OVER THE SECOND HALF");
        row(table, "heap after collection, KB", heap);
        row(table, "RSS, MB", resident);
        row(table, "open files", descriptors);
        row(table, "threads", threads);
        table.print(out);
        Goals goals = new Goals();
        // A heap that cannot be seen is not a heap that is flat.
        double heapRise = heap.most() == 0 ? Double.POSITIVE_INFINITY : heap.rise();
        goals.atMost("rise of the heap, KB", MOST_HEAP_RISE_KILOBYTES, heapRise, 1);
        goals.atMost("rise of RSS, MB", MOST_RESIDENT_RISE_MEGABYTES, resident.rise(), 2);
        goals.atMost("rise of open files", MOST_DESCRIPTORS_RISE, descriptors.rise(), 2);
        goals.atMost("rise of threads", MOST_DESCRIPTORS_RISE, threads.rise(), 2);
        return goals.print(out);
    }

    private static void row(Table table, String name, Trend trend) {
        table.row(
                name,
                Table.number(trend.first(), 1),
                Table.number(trend.last(), 1),
                Table.number(trend.most(), 1),
                Table.number(trend.rise(), 2));
    }
}
