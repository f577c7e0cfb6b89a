package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream groups list}: the groups and how their hosts are. */
@Command(name = "list", description = "Lists the groups and how their hosts are.", mixinStandardHelpOptions = true)
final class GroupsListCommand implements Callable<Integer> {

    private static final List<String> COUNTS =
            List.of("hosts", "ok", "warning", "critical", "down", "left", "assigned");

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--json", description = "Prints the API's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Logs.forClient();
        JsonObject answer = api.client().get(GroupsCommand.PATH);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.encode());
            return ExitCode.OK;
        }
        List<JsonObject> groups = AlertText.objects(answer.getJsonArray("groups"));
        if (groups.isEmpty()) {
            out.println("no groups");
        } else {
            Columns.print(out, rows(groups));
        }
        return ExitCode.OK;
    }

    private static List<List<String>> rows(List<JsonObject> groups) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("GROUP"));
        COUNTS.forEach(count -> head.add(count.toUpperCase(Locale.ROOT)));
        rows.add(head);
        for (JsonObject group : groups) {
            List<String> row = new ArrayList<>(List.of(AlertText.printable(group.getString("group"))));
            COUNTS.forEach(count -> row.add(String.valueOf(group.getInteger(count))));
            rows.add(row);
        }
        return rows;
    }
}
