package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.settings.Durations;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream silence add}: makes a silence. */
@Command(
        name = "add",
        description = "Makes a silence of the alerts that fit all that is given; patterns may have * and ?.",
        mixinStandardHelpOptions = true)
final class SilenceAddCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--host", paramLabel = "PATTERN", description = "Alerts of these hosts; '*' is every host.")
    private @Nullable String host;

    @Option(names = "--rule", paramLabel = "PATTERN", description = "Alerts of these rules.")
    private @Nullable String rule;

    @Option(names = "--device", paramLabel = "PATTERN", description = "Alerts of these devices.")
    private @Nullable String device;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "Only warning, or only critical.")
    private @Nullable String severity;

    @Option(
            names = "--label",
            paramLabel = "NAME=PATTERN",
            description = "Alerts with this label, of the rule or the host; may be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            required = true,
            converter = DurationConverter.class,
            description = "For how long from now, such as 30m, 2h or 1d; 1m to 30d.")
    private Duration duration = Duration.ZERO;

    @Option(names = "--comment", paramLabel = "TEXT", required = true, description = "Why nobody is to be told.")
    private String comment = "";

    @Option(names = "--author", paramLabel = "NAME", description = "Who makes it (default: the name of the key).")
    private @Nullable String author;

    @Option(names = "--json", description = "Prints the API's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        JsonObject made = api.client().send("POST", SilenceText.PATH, body());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(made.encode());
        } else {
            SilenceText.line(made, Instant.now(), out);
            out.println(AlertText.faint("to end it: hoststream silence end " + made.getString("id")));
        }
        return ExitCode.OK;
    }

    private JsonObject body() {
        JsonObject body = new JsonObject().put("comment", comment).put("duration", Durations.format(duration));
        put(body, "host", host);
        put(body, "rule", rule);
        put(body, "device", device);
        put(body, "severity", severity);
        put(body, "author", author);
        if (!labels.isEmpty()) {
            body.put("labels", new JsonObject(new LinkedHashMap<>(labels)));
        }
        return body;
    }

    private static void put(JsonObject body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
