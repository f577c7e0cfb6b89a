package io.hoststream.bench.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * The collector beside its peers, all at the same time on the same machine, at 10 s and at 1 s: memory, processor time,
 * values, and bytes on the topic. Run with {@code bench/run collector-footprint [MINUTES]}.
 */
public final class Footprint {

    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final double MOST_MEGABYTES = 72;
    private static final double MOST_BYTES_PER_VALUE = 6;
    private static final double MICROS = 1e6;

    private final PrintStream out;
    private final Path scratch;
    private final Duration time;

    private Footprint(PrintStream out, Path scratch, Duration time) {
        this.out = out;
        this.scratch = scratch;
        this.time = time;
    }

    /** Measures for so many minutes at each interval; 10 if not told. */
    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofMinutes(arguments.length == 0 ? 10 : Long.parseLong(arguments[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Machine.describe("collector-footprint, " + time.toMinutes() + " min at each interval", out);
        Footprint footprint = new Footprint(out, Files.createTempDirectory("footprint"), time);
        int slow = footprint.round(10, 0.2);
        int fast = footprint.round(1, 0.6);
        out.println("logs in " + footprint.scratch);
        System.exit(Math.max(slow, fast));
    }

    private int round(int seconds, double mostCpuPercent) throws ExecutionException, IOException, InterruptedException {
        Path directory = Files.createDirectory(scratch.resolve(seconds + "s"));
        List<Meter> meters = new ArrayList<>();
        try (LocalBroker broker = new LocalBroker(directory.resolve("broker"));
                Pace pace = new Pace()) {
            broker.make(Agents.COLLECTD.topic());
            start(new Agents.Run(directory, broker.bootstrap(), seconds), meters);
            meters.forEach(meter -> meter.attend(pace, seconds));
            pace.pass(WARM_UP);
            meters.forEach(Meter::begin);
            pace.pass(time);
            meters.forEach(meter -> meter.end(time.toSeconds() / seconds));
            return report(seconds, meters, mostCpuPercent);
        } finally {
            meters.forEach(Meter::close);
        }
    }

    private void start(Agents.Run run, List<Meter> meters) throws IOException {
        for (Agents agent : Agents.values()) {
            if (agent.isInstalled()) {
                meters.add(new Meter(agent, agent.start(run), run.bootstrap()));
            } else {
                out.println(agent.title() + " is not installed, and left out");
            }
        }
    }

    private int report(int seconds, List<Meter> meters, double mostCpuPercent) {
        out.printf(
                Locale.ROOT,
                "at %d s, over %d min after %d s of warm-up%n",
                seconds,
                time.toMinutes(),
                WARM_UP.toSeconds());
        Table table = new Table(
                "AGENT", "RSS MB", "CPU % of a core", "VALUES/INTERVAL", "CPU us/VALUE", "BYTES/VALUE", "THREADS");
        for (Meter meter : meters) {
            Delivered delivered = meter.delivered();
            table.row(
                    meter.agent().title(),
                    Table.number(meter.residentMegabytes(), 1),
                    Table.number(cpuPercent(meter), 3),
                    String.valueOf(delivered.values() * seconds / time.toSeconds()),
                    Table.number(MICROS * meter.cpuSeconds() / Math.max(1, delivered.values()), 2),
                    meter.agent().topic().isEmpty() ? "-" : Table.number(delivered.bytesPerValue(), 2),
                    String.valueOf(meter.threads()));
        }
        table.print(out);
        return goals(seconds, meters.get(0), mostCpuPercent);
    }

    private int goals(int seconds, Meter ours, double mostCpuPercent) {
        Goals goals = new Goals();
        goals.atMost("RSS at " + seconds + " s, MB", MOST_MEGABYTES, ours.residentMegabytes(), 1);
        goals.atMost("CPU at " + seconds + " s, % of a core", mostCpuPercent, cpuPercent(ours), 3);
        double bytes = ours.delivered().values() == 0
                ? Double.POSITIVE_INFINITY
                : ours.delivered().bytesPerValue();
        goals.atMost("bytes per value on the topic at " + seconds + " s", MOST_BYTES_PER_VALUE, bytes, 2);
        return goals.print(out);
    }

    private double cpuPercent(Meter meter) {
        return 100 * meter.cpuSeconds() / time.toSeconds();
    }
}
