package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Changes which groups hosts are in, and says which they are in then. */
final class GroupText {

    private GroupText() {}

    /** Sends the request for each host, and returns the exit code; the first that is refused ends it. */
    static int change(ApiClient client, String method, String group, List<String> hosts, boolean json, PrintWriter out)
            throws InterruptedException {
        for (String host : hosts) {
            String path = GroupsCommand.path(group) + "/hosts/" + AlertsCommand.encoded(host);
            JsonObject answer = client.send(method, path, null);
            out.println(json ? answer.encode() : AlertText.printable(host) + ": " + names(answer));
        }
        return ExitCode.OK;
    }

    /** The groups that an answer about a host names. */
    static String names(JsonObject host) {
        JsonArray groups = host.getJsonArray("groups", new JsonArray());
        return groups.isEmpty()
                ? "-"
                : groups.stream()
                        .map(group -> AlertText.printable(String.valueOf(group)))
                        .collect(Collectors.joining(","));
    }
}
