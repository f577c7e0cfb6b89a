package io.hoststream.launcher.dashboards;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** What the reader of a dashboard chooses: the data source, the hosts, and how many of the highest are shown. */
final class VariablesJson {

    /** The data source of every panel. */
    static final JsonObject DATA_SOURCE =
            new JsonObject().put("type", "prometheus").put("uid", "${datasource}");

    private static final List<String> HIGHEST = List.of("5", "10", "20", "50");
    private static final String TEN = "10";

    private final List<String> labels;
    private final Board board;

    VariablesJson(List<String> labels, Board board) {
        this.labels = labels;
        this.board = board;
    }

    JsonArray render() {
        JsonArray all = new JsonArray().add(dataSource());
        for (int at = 0; at < labels.size(); at++) {
            all.add(label(at));
        }
        return board.showsHighest() ? all.add(highest()) : all;
    }

    /** The data source with the uid that the provisioning gives it; where there is none, Grafana takes its default. */
    private static JsonObject dataSource() {
        return variable("datasource", "Data source", "datasource", "prometheus")
                .put("current", new JsonObject().put("text", "Prometheus").put("value", "prometheus"))
                .put("refresh", 1);
    }

    /** The values of a label among the hosts that the labels before it leave. */
    private JsonObject label(int at) {
        String name = labels.get(at);
        String wider = Expressions.selection(labels.subList(0, at));
        String series = wider.isEmpty() ? "host_up" : "host_up{" + wider + "}";
        String question = "label_values(" + series + ", " + name + ")";
        boolean many = !board.oneHost() || at < labels.size() - 1;
        JsonObject query = new JsonObject()
                .put("qryType", 1)
                .put("query", question)
                .put("refId", "PrometheusVariableQueryEditor-VariableQuery");
        JsonObject json = variable(
                        name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), "query", query)
                .put("datasource", DATA_SOURCE.copy())
                .put("definition", question)
                .put("includeAll", many)
                .put("multi", many)
                .put("refresh", 2)
                .put("sort", 1)
                .put("current", many ? all() : none());
        // A host without the label matches too.
        return many ? json.put("allValue", ".*") : json;
    }

    private static JsonObject all() {
        return new JsonObject().put("text", new JsonArray().add("All")).put("value", new JsonArray().add("$__all"));
    }

    private static JsonObject none() {
        return new JsonObject().put("text", "").put("value", "");
    }

    private static JsonObject highest() {
        JsonArray options = new JsonArray();
        HIGHEST.forEach(number -> options.add(new JsonObject()
                .put("selected", number.equals(TEN))
                .put("text", number)
                .put("value", number)));
        return variable("top", "Highest", "custom", String.join(",", HIGHEST))
                .put("current", new JsonObject().put("text", TEN).put("value", TEN))
                .put("options", options);
    }

    private static JsonObject variable(String name, String label, String type, Object query) {
        return new JsonObject()
                .put("name", name)
                .put("label", label)
                .put("type", type)
                .put("query", query)
                .put("hide", 0)
                .put("skipUrlSync", false)
                .put("includeAll", false)
                .put("multi", false)
                .put("options", new JsonArray())
                .put("regex", "");
    }
}
