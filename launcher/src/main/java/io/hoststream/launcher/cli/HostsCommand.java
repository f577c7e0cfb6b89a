package io.hoststream.launcher.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream hosts}: the hosts and their state. */
@Command(
        name = "hosts",
        description = "Lists the hosts, the worst first.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  hoststream hosts", "  hoststream hosts --json | jq -r '.hosts[].host'"})
final class HostsCommand implements Callable<Integer> {

    private static final List<String> WORST_FIRST = List.of("CRITICAL", "DOWN", "WARNING", "OK");

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--json", description = "Prints the API's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        JsonObject answer = api.client().get("/api/v1/hosts");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.encode());
            return 0;
        }
        List<JsonObject> hosts = new ArrayList<>();
        answer.getJsonArray("hosts").forEach(host -> hosts.add((JsonObject) host));
        hosts.sort((a, b) -> Integer.compare(rank(a), rank(b)) != 0
                ? Integer.compare(rank(a), rank(b))
                : a.getString("host").compareTo(b.getString("host")));
        int width = hosts.stream()
                .mapToInt(host -> host.getString("host").length())
                .max()
                .orElse(4);
        hosts.forEach(host -> print(out, host, Math.max(4, width)));
        if (hosts.isEmpty()) {
            out.println("no hosts yet");
        }
        return 0;
    }

    private static void print(PrintWriter out, JsonObject host, int width) {
        out.println(line(host, width));
        warnings(host).forEach(warning -> out.println("          ! " + warning));
    }

    private static int rank(JsonObject host) {
        int rank = WORST_FIRST.indexOf(host.getString("status"));
        return rank < 0 ? WORST_FIRST.size() : rank;
    }

    private static String line(JsonObject host, int width) {
        String status = host.getString("status");
        String name = host.getString("host");
        Map<String, Object> labels =
                new TreeMap<>(host.getJsonObject("labels", new JsonObject()).getMap());
        return StatusColours.paint(status, pad(status, 8)) + "  " + pad(name, width) + "  "
                + host.getString("lastSeen") + "  "
                + Ansi.AUTO.string("@|faint " + text(labels) + "|@");
    }

    /** What is wrong with who the host says it is; a server of an earlier release says nothing of it. */
    private static List<String> warnings(JsonObject host) {
        return host.getJsonArray("warnings", new JsonArray()).stream()
                .map(warning -> printable(((JsonObject) warning).getString("detail", "")))
                .toList();
    }

    private static String text(Map<String, Object> labels) {
        return printable(labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" ")));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
