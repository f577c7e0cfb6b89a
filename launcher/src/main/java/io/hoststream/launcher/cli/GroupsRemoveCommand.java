package io.hoststream.launcher.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream groups remove}. */
@Command(
        name = "remove",
        description = "Takes hosts out of a group that they were put into; what their label says stands.",
        mixinStandardHelpOptions = true)
final class GroupsRemoveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "GROUP", description = "The group's name.")
    private String group;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "HOST", description = "The hosts' names.")
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--json", description = "Prints the API's answers as they are, one in each line.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        return GroupText.change(
                api.client(), "DELETE", group, hosts, json, spec.commandLine().getOut());
    }
}
