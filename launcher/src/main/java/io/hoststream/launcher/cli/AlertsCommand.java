package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream alerts}: what fires now, or what did. */
@Command(
        name = "alerts",
        description = "Lists the alerts that are pending or firing, the worst first; with --history those of the past.",
        mixinStandardHelpOptions = true,
        subcommands = AlertsWhyCommand.class,
        footer = {
            "",
            "Examples:",
            "  hoststream alerts --severity critical",
            "  hoststream alerts why 5f1c0a9be2d47a3e",
            "  hoststream alerts --history --since 7d --host 'web-*' --rule 'disk-*'",
            "  hoststream alerts --json | jq -r '.alerts[].summary'"
        })
final class AlertsCommand implements Callable<Integer> {

    private static final int PAGE = 1000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--history", description = "Lists the alerts of the past as well, those that began last first.")
    private boolean history;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "24h",
            description = "With --history: from when on, so long ago, such as 1h or 7d, or a time such as"
                    + " 2026-01-31T08:00:00Z (default: ${DEFAULT-VALUE}).")
    private String since = "";

    @Option(
            names = "--host",
            paramLabel = "PATTERN",
            description = "Only of these hosts, such as 'web-*'; may be repeated.")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--group", paramLabel = "PATTERN", description = "Only of hosts with this label group.")
    private @Nullable String group;

    @Option(
            names = "--rule",
            paramLabel = "PATTERN",
            description = "Only of these rules, such as 'disk-*'; may be repeated.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "Only warning, or only critical.")
    private @Nullable String severity;

    @Option(names = "--json", description = "Prints the API's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        Instant now = Instant.now();
        ApiClient client = api.client();
        JsonObject answer =
                history ? past(client, now) : client.get("/api/v1/alerts" + filter().replaceFirst("^&", "?"));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.encode());
            return ExitCode.OK;
        }
        List<JsonObject> alerts = AlertText.objects(answer.getJsonArray("alerts"));
        if (history) {
            AlertText.past(alerts, out);
        } else {
            AlertText.open(alerts, now, out);
        }
        return ExitCode.OK;
    }

    /** All pages as one answer. The server keeps a bounded history, so it is no endless one. */
    private JsonObject past(ApiClient client, Instant now) throws InterruptedException {
        Instant start = Moments.parse("--since", since, now);
        String query = "/api/v1/alerts/history?limit=" + PAGE + "&start=" + start.toEpochMilli() + filter();
        JsonArray alerts = new JsonArray();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = client.get(query + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)));
            alerts.addAll(page.getJsonArray("alerts"));
            cursor = page.getString("next");
        }
        return new JsonObject().put("alerts", alerts).putNull("next");
    }

    private String filter() {
        StringBuilder filter = new StringBuilder();
        hosts.forEach(host -> filter.append("&host=").append(encoded(host)));
        rules.forEach(rule -> filter.append("&rule=").append(encoded(rule)));
        if (group != null) {
            filter.append("&group=").append(encoded(group));
        }
        if (severity != null) {
            filter.append("&severity=").append(encoded(severity));
        }
        return filter.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
