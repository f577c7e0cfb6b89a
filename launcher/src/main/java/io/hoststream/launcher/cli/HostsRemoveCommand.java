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

/** {@code hoststream hosts remove}: takes hosts out of the inventory. */
@Command(
        name = "remove",
        description = "Takes hosts out of the inventory. One that is heard again comes back; its groups stand.",
        mixinStandardHelpOptions = true)
final class HostsRemoveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(arity = "1..*", paramLabel = "HOST", description = "The hosts' names.")
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    private List<String> hosts = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        ApiClient client = api.client();
        for (String host : hosts) {
            client.send("DELETE", HostsCommand.PATH + "/" + AlertsCommand.encoded(host), null);
            spec.commandLine().getOut().println("host " + AlertText.printable(host) + " is removed");
        }
        return ExitCode.OK;
    }
}
