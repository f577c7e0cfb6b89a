package io.hoststream.launcher.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
        subcommands = HostsRemoveCommand.class,
        footer = {
            "",
            "Examples:",
            "  hoststream hosts",
            "  hoststream hosts --json | jq -r '.hosts[].host'",
            "  hoststream hosts remove web-1"
        })
final class HostsCommand implements Callable<Integer> {

    static final String PATH = "/api/v1/hosts";

    private static final List<String> WORST_FIRST = List.of("CRITICAL", "DOWN", "WARNING", "OK");

    private static final int TIME_WIDTH = "2026-01-31T12:00:00.000Z".length();

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--json", description = "Prints the API's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        JsonObject answer = api.client().get(PATH);
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
        Widths widths = new Widths(width(hosts, HostsCommand::name), width(hosts, GroupText::names));
        if (!hosts.isEmpty()) {
            out.println(head(widths));
        }
        hosts.forEach(host -> print(out, host, widths));
        if (hosts.isEmpty()) {
            out.println("no hosts yet");
        }
        return 0;
    }

    /** How wide the columns are whose cells differ in length. */
    private record Widths(int name, int groups) {}

    private static int width(List<JsonObject> hosts, Function<JsonObject, String> cell) {
        return hosts.stream().map(cell).mapToInt(String::length).max().orElse(0);
    }

    private static String name(JsonObject host) {
        return host.getString("host");
    }

    /** A server of an earlier release knows no states. */
    private static String state(JsonObject host) {
        return host.getString("state", "-");
    }

    private static void print(PrintWriter out, JsonObject host, Widths widths) {
        out.println(line(host, widths));
        warnings(host).forEach(warning -> out.println("          ! " + warning));
    }

    private static int rank(JsonObject host) {
        int rank = WORST_FIRST.indexOf(host.getString("status"));
        return rank < 0 ? WORST_FIRST.size() : rank;
    }

    private static String head(Widths widths) {
        return Columns.pad("STATUS", 8) + "  " + Columns.pad("STATE", 7) + "  "
                + Columns.pad("HOST", Math.max(4, widths.name())) + "  "
                + Columns.pad("LAST SEEN", TIME_WIDTH) + "  "
                + Columns.pad("GROUPS", Math.max(6, widths.groups())) + "  LABELS";
    }

    private static String line(JsonObject host, Widths widths) {
        String status = host.getString("status");
        Map<String, Object> labels =
                new TreeMap<>(host.getJsonObject("labels", new JsonObject()).getMap());
        return StatusColours.paint(status, Columns.pad(status, 8)) + "  "
                + Columns.pad(state(host), 7) + "  "
                + Columns.pad(name(host), Math.max(4, widths.name())) + "  "
                + Columns.pad(host.getString("lastSeen"), TIME_WIDTH) + "  "
                + Columns.pad(GroupText.names(host), Math.max(6, widths.groups())) + "  "
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
}
