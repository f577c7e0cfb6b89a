package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream alerts why}: one alert with its figures, the samples that caused it and its events. */
@Command(
        name = "why",
        description =
                "Says why an alert is what it is: its figures, the samples that caused it, and all that happened.",
        mixinStandardHelpOptions = true)
final class AlertsWhyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "ID", description = "The alert, as `hoststream alerts` names it.")
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    private String id = "";

    @Option(names = "--json", description = "Prints the API's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        JsonObject answer = api.client().get("/api/v1/alerts/" + AlertsCommand.encoded(id));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.encode());
        } else {
            AlertText.why(answer, Instant.now(), out);
        }
        return ExitCode.OK;
    }
}
