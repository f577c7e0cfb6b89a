package io.hoststream.bench.scrape;

import io.hoststream.bench.agent.Goals;
import io.hoststream.bench.agent.Machine;
import io.hoststream.bench.agent.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Scrapes of many hosts through role export's own server, with new samples before each, beside node_exporter's of one host,
 * by the series. Run with {@code bench/run scrape [HOSTS] [SCRAPES]}.
 */
public final class Scrapes {

    private static final String TEXT = "text/plain;version=0.0.4";
    private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";
    private static final int WARM = 5;
    private static final double MOST_MILLIS_PER_HOST = 0.5;
    private static final int GOAL_HOSTS = 1000;

    private final int hosts;
    private final int scrapes;
    private final Table table = new Table("", "SERIES", "MEDIAN MS", "P95 MS", "MB SENT", "US PER SERIES");

    private Scrapes(int hosts, int scrapes) {
        this.hosts = hosts;
        this.scrapes = scrapes;
    }

    /** Measures; takes how many hosts there are and how often each form is scraped. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int hosts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : GOAL_HOSTS;
        int scrapes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Machine.describe("scrape, " + hosts + " hosts, new samples before each of " + scrapes + " scrapes", out);
        System.exit(new Scrapes(hosts, scrapes).measure(out));
    }

    private int measure(PrintStream out)
            throws ExecutionException, IOException, InterruptedException, TimeoutException {
        ScrapeClient.Result text;
        ScrapeClient.Result zipped;
        try (FilledEndpoint endpoint = new FilledEndpoint(hosts, "hoststream")) {
            row("hoststream, the very first, nothing compiled yet", client(endpoint, TEXT, false), 1, endpoint::next);
            warm(endpoint);
            text = row("hoststream, text", client(endpoint, TEXT, false), scrapes, endpoint::next);
            zipped = row("hoststream, text, gzip", client(endpoint, TEXT, true), scrapes, endpoint::next);
            row("hoststream, OpenMetrics, gzip", client(endpoint, OPEN_METRICS, true), scrapes, endpoint::next);
        }
        try (FilledEndpoint endpoint = new FilledEndpoint(hosts, "node_exporter")) {
            row("hoststream as node_exporter, text", client(endpoint, TEXT, false), scrapes, endpoint::next);
        }
        Goals goals = new Goals();
        goals.atMost("text, all hosts, median, ms", MOST_MILLIS_PER_HOST * hosts, text.millis(0.5), 0);
        goals.atMost("text, all hosts, gzip, median, ms", MOST_MILLIS_PER_HOST * hosts, zipped.millis(0.5), 0);
        peer(goals, text, zipped);
        table.print(out);
        return goals.print(out);
    }

    private void peer(Goals goals, ScrapeClient.Result text, ScrapeClient.Result zipped)
            throws IOException, InterruptedException {
        try (NodeExporter exporter = NodeExporter.start()) {
            Runnable nothing = () -> {};
            new ScrapeClient(exporter.port(), TEXT, true).measure(scrapes, nothing);
            ScrapeClient.Result theirs =
                    row("node_exporter, text", new ScrapeClient(exporter.port(), TEXT, false), 5 * scrapes, nothing);
            ScrapeClient.Result theirsZipped = row(
                    "node_exporter, text, gzip", new ScrapeClient(exporter.port(), TEXT, true), 5 * scrapes, nothing);
            goals.atMost("per series, to node_exporter's", 1, text.microsPerSeries() / theirs.microsPerSeries(), 3);
            goals.atMost(
                    "per series, to node_exporter's, gzip",
                    1,
                    zipped.microsPerSeries() / theirsZipped.microsPerSeries(),
                    3);
        }
    }

    private static ScrapeClient client(FilledEndpoint endpoint, String accept, boolean gzip) {
        return new ScrapeClient(endpoint.port(), accept, gzip);
    }

    private static void warm(FilledEndpoint endpoint) throws IOException, InterruptedException {
        client(endpoint, TEXT, false).measure(WARM, endpoint::next);
        client(endpoint, OPEN_METRICS, true).measure(WARM, endpoint::next);
    }

    private ScrapeClient.Result row(String name, ScrapeClient client, int times, Runnable between)
            throws IOException, InterruptedException {
        ScrapeClient.Result result = client.measure(times, between);
        table.row(
                name,
                Long.toString(result.series()),
                Table.number(result.millis(0.5), 1),
                Table.number(result.millis(0.95), 1),
                Table.number(result.bytes() / 1e6, 2),
                Table.number(result.microsPerSeries(), 3));
        return result;
    }
}
