package io.hoststream.bench.live;

import io.hoststream.bench.agent.Machine;
import io.hoststream.bench.agent.Table;
import io.hoststream.bench.decode.BrokerProcess;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * From the moment a sample was taken to its frame in a client, beside a plain consumer in the same run. Run with {@code
 * bench/run live [HOSTS [SECONDS]]}.
 */
public final class LiveLatency {

    private static final int WARM_UP_SECONDS = 20;
    private static final int GOAL_MILLIS = 25;

    private LiveLatency() {}

    /** Measures; takes the number of hosts and for how long. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int hosts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        Path scratch = Files.createTempDirectory("hoststream-live");
        Latencies live = new Latencies();
        Latencies plain = new Latencies();
        Machine.describe("live, " + hosts + " hosts at 1 s, one client, for " + seconds + " s", out);
        try (BrokerProcess broker = new BrokerProcess(scratch.resolve("broker"));
                Server server = new Server(broker.kafka(), scratch);
                Viewers viewers = new Viewers(server, live);
                PlainReader reader = new PlainReader(broker.kafka(), plain);
                Speakers speakers = new Speakers(broker.kafka(), hosts)) {
            viewers.readers(1);
            speakers.speak(WARM_UP_SECONDS);
            live.forget();
            plain.forget();
            speakers.speak(seconds);
        }
        Table table = new Table("way", "samples", "p50 ms", "p99 ms", "longest ms", "goal: p99");
        row(table, "taken, to a frame in a client", live, Integer.toString(GOAL_MILLIS));
        row(table, "taken, to a plain consumer", plain, "");
        table.print(out);
        System.exit(live.count() > 0 && live.at(0.99) <= GOAL_MILLIS ? 0 : 1);
    }

    private static void row(Table table, String way, Latencies of, String goal) {
        table.row(way, Long.toString(of.count()), of.text(0.5), of.text(0.99), of.text(1), goal);
    }
}
