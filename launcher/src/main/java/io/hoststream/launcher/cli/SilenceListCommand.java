package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream silence list}: the silences. */
@Command(name = "list", description = "Lists the silences that hold or will.", mixinStandardHelpOptions = true)
final class SilenceListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--all", description = "Lists those that are over as well, for as long as the server knows them.")
    private boolean all;

    @Option(names = "--json", description = "Prints the API's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        JsonObject answer = api.client().get(SilenceText.PATH);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.encode());
            return ExitCode.OK;
        }
        List<JsonObject> silences = AlertText.objects(answer.getJsonArray("silences")).stream()
                .filter(silence -> all || !silence.getString("state", "").equals("ended"))
                .toList();
        silences.forEach(silence -> SilenceText.line(silence, Instant.now(), out));
        if (silences.isEmpty()) {
            out.println("no silences");
        }
        return ExitCode.OK;
    }
}
