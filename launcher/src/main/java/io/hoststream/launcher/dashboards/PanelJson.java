package io.hoststream.launcher.dashboards;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A panel as Grafana reads it. */
final class PanelJson {

    /** At each step Prometheus looks at all hosts to show the highest, so there are no more than can be told apart. */
    private static final int STEPS_OF_RANKED = 240;

    private PanelJson() {}

    static JsonObject of(int id, Panel panel, JsonObject place) {
        JsonObject json = new JsonObject()
                .put("id", id)
                .put("type", panel.kind().type())
                .put("title", panel.title())
                .put("description", panel.about())
                .put("datasource", VariablesJson.DATA_SOURCE.copy())
                .put("gridPos", place);
        if (panel.highest() && panel.kind().overTime()) {
            json.put("maxDataPoints", STEPS_OF_RANKED);
        }
        return switch (panel.kind()) {
            case TABLE -> TableJson.fill(json, panel.table());
            default ->
                json.put(
                                "fieldConfig",
                                new JsonObject()
                                        .put("defaults", FieldJson.of(panel))
                                        .put("overrides", new JsonArray()))
                        .put("options", OptionsJson.of(panel))
                        .put("targets", targets(panel));
        };
    }

    private static JsonArray targets(Panel panel) {
        List<Query> queries = panel.queries();
        JsonArray targets = new JsonArray();
        for (int at = 0; at < queries.size(); at++) {
            Query query = queries.get(at);
            targets.add(target(at, query.expr(), panel.kind().overTime(), "time_series")
                    .put("legendFormat", query.legend().isEmpty() ? "__auto" : query.legend()));
        }
        return targets;
    }

    /** A question to Prometheus, over time or about its end alone. */
    static JsonObject target(int at, String expr, boolean overTime, String format) {
        return new JsonObject()
                .put("refId", refId(at))
                .put("datasource", VariablesJson.DATA_SOURCE.copy())
                .put("editorMode", "code")
                .put("expr", expr)
                .put("format", format)
                .put("instant", !overTime)
                .put("range", overTime);
    }

    static String refId(int at) {
        return String.valueOf((char) ('A' + at));
    }
}
