package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream silence end}: ends silences before their time. */
@Command(name = "end", description = "Ends silences now.", mixinStandardHelpOptions = true)
final class SilenceEndCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "The silences, as `hoststream silence list` names them.")
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        ApiClient client = api.client();
        for (String id : ids) {
            client.send("DELETE", SilenceText.PATH + "/" + AlertsCommand.encoded(id), null);
            spec.commandLine().getOut().println("silence " + AlertText.printable(id) + " is over");
        }
        return ExitCode.OK;
    }
}
