package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream groups show}: the hosts of a group, and by what they are in it. */
@Command(
        name = "show",
        description = "Lists the hosts of a group, and whether their label says so or somebody put them in.",
        mixinStandardHelpOptions = true)
final class GroupsShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "GROUP", description = "The group's name.")
    private String group;

    @Option(names = "--json", description = "Prints the API's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        JsonObject answer = api.client().get(GroupsCommand.path(group));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.encode());
            return ExitCode.OK;
        }
        List<List<String>> rows = AlertText.objects(answer.getJsonArray("members")).stream()
                .map(member -> List.of(
                        AlertText.printable(member.getString("host")),
                        member.getJsonArray("by").stream().map(String::valueOf).collect(Collectors.joining(", "))))
                .toList();
        Columns.print(out, rows);
        return ExitCode.OK;
    }
}
