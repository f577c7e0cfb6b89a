package io.hoststream.bench.live;

import io.hoststream.bench.agent.Machine;
import io.hoststream.bench.agent.Table;
import io.hoststream.bench.decode.BrokerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/**
 * A thousand clients of the live feed, alone and beside a hundred that never read. Run with {@code bench/run live-clients
 * [CLIENTS [HOSTS [SECONDS]]]}.
 */
public final class LiveClients {

    private static final int WARM_UP_SECONDS = 20;
    private static final int STUCK = 100;
    private static final int GOAL_MILLIS = 250;
    private static final int GOAL_MEGABYTES = 512;

    private final Table table =
            new Table("clients", "samples", "p50 ms", "p99 ms", "longest ms", "RSS MB", "CPU %", "goals: p99, RSS");
    private final Latencies latencies = new Latencies();
    private final Server server;
    private final Speakers speakers;
    private final int seconds;
    private boolean met = true;

    private LiveClients(Server server, Speakers speakers, int seconds) {
        this.server = server;
        this.speakers = speakers;
        this.seconds = seconds;
    }

    /** Measures; takes the numbers of clients and hosts, and for how long each time. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int clients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int hosts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
        Path scratch = Files.createTempDirectory("hoststream-live");
        Machine.describe("live-clients, " + clients + " clients, " + hosts + " hosts at 1 s", out);
        boolean met;
        try (BrokerProcess broker = new BrokerProcess(scratch.resolve("broker"));
                Server server = new Server(broker.kafka(), scratch);
                Speakers speakers = new Speakers(broker.kafka(), hosts)) {
            met = new LiveClients(server, speakers, seconds).run(clients, out);
        }
        System.exit(met ? 0 : 1);
    }

    private boolean run(int clients, PrintStream out) throws IOException, InterruptedException, TimeoutException {
        try (Viewers viewers = new Viewers(server, latencies)) {
            viewers.readers(clients);
            speakers.speak(WARM_UP_SECONDS);
            measure(clients + "");
            viewers.stuck(STUCK);
            speakers.speak(WARM_UP_SECONDS / 2);
            measure(clients + " and " + STUCK + " that never read");
        }
        table.print(out);
        return met;
    }

    private void measure(String name) throws IOException, InterruptedException {
        latencies.forget();
        double before = server.processorSeconds();
        speakers.speak(seconds);
        double share = (server.processorSeconds() - before) / seconds;
        long megabytes = server.rssMegabytes();
        met &= latencies.count() > 0 && latencies.at(0.99) <= GOAL_MILLIS && megabytes <= GOAL_MEGABYTES;
        table.row(
                name,
                Long.toString(latencies.count()),
                latencies.text(0.5),
                latencies.text(0.99),
                latencies.text(1),
                Long.toString(megabytes),
                Table.number(share * 100, 0),
                GOAL_MILLIS + ", " + GOAL_MEGABYTES);
    }
}
