package io.hoststream.launcher.dashboards;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** How Grafana draws a panel that is no table. */
final class OptionsJson {

    private OptionsJson() {}

    static JsonObject of(Panel panel) {
        return switch (panel.kind()) {
            case LINES ->
                new JsonObject()
                        .put("legend", panel.highest() ? ranked() : list())
                        .put("tooltip", tooltip("multi"));
            case STATES -> states();
            case STAT -> stat();
            case BARS -> bars();
            case TABLE -> throw new IllegalArgumentException("A table has columns: " + panel.title());
        };
    }

    /** Beside the lines, the highest on average first, as they were chosen. */
    private static JsonObject ranked() {
        return new JsonObject()
                .put("showLegend", true)
                .put("displayMode", "table")
                .put("placement", "right")
                .put("calcs", new JsonArray().add("mean").add("max"))
                .put("sortBy", "Mean")
                .put("sortDesc", true);
    }

    private static JsonObject list() {
        return new JsonObject()
                .put("showLegend", true)
                .put("displayMode", "list")
                .put("placement", "bottom")
                .put("calcs", new JsonArray());
    }

    private static JsonObject tooltip(String mode) {
        return new JsonObject().put("mode", mode).put("sort", "desc");
    }

    private static JsonObject states() {
        return new JsonObject()
                .put("mergeValues", true)
                .put("showValue", "never")
                .put("alignValue", "left")
                .put("rowHeight", 0.8)
                .put("legend", list())
                .put("tooltip", tooltip("single"));
    }

    private static JsonObject stat() {
        return new JsonObject()
                .put("colorMode", "value")
                .put("graphMode", "none")
                .put("justifyMode", "auto")
                .put("orientation", "auto")
                .put("textMode", "value")
                .put("wideLayout", true)
                .put("reduceOptions", last());
    }

    private static JsonObject bars() {
        return new JsonObject()
                .put("displayMode", "basic")
                .put("orientation", "horizontal")
                .put("namePlacement", "left")
                .put("showUnfilled", true)
                .put("valueMode", "color")
                .put("sizing", "manual")
                .put("minVizHeight", 16)
                .put("maxVizHeight", 28)
                .put("minVizWidth", 8)
                .put(
                        "legend",
                        new JsonObject()
                                .put("showLegend", false)
                                .put("displayMode", "list")
                                .put("placement", "bottom")
                                .put("calcs", new JsonArray()))
                .put("reduceOptions", last());
    }

    private static JsonObject last() {
        return new JsonObject()
                .put("calcs", new JsonArray().add("lastNotNull"))
                .put("fields", "")
                .put("values", false);
    }
}
