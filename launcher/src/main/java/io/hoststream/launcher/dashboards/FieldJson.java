package io.hoststream.launcher.dashboards;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** How Grafana shows values: unit, colours, thresholds, words. */
final class FieldJson {

    private static final String SHARE = "percentunit";

    private FieldJson() {}

    static JsonObject of(Panel panel) {
        Look look = panel.look();
        JsonObject json = new JsonObject()
                .put("unit", look.unit())
                .put("color", color(panel))
                .put("mappings", mappings(look.mapping()))
                .put("thresholds", thresholds(look.limits()));
        if (!look.negative()) {
            json.put("min", 0);
        }
        if (panel.kind() == Kind.BARS && look.unit().equals(SHARE)) {
            json.put("max", 1);
        }
        return switch (panel.kind()) {
            case LINES -> json.put("custom", lines(panel));
            case STATES ->
                json.put("custom", new JsonObject().put("fillOpacity", 70).put("lineWidth", 0));
            default -> json;
        };
    }

    private static JsonObject color(Panel panel) {
        if (panel.kind() == Kind.LINES) {
            return new JsonObject().put("mode", "palette-classic");
        }
        boolean judged =
                panel.look().limits().exist() || !panel.look().mapping().isEmpty();
        return judged
                ? new JsonObject().put("mode", "thresholds")
                : new JsonObject().put("mode", "fixed").put("fixedColor", "blue");
    }

    private static JsonObject lines(Panel panel) {
        return new JsonObject()
                .put("drawStyle", "line")
                .put("lineInterpolation", "linear")
                .put("lineWidth", 1)
                .put("fillOpacity", panel.stacked() ? 40 : panel.highest() ? 0 : 10)
                .put("gradientMode", "none")
                .put("showPoints", "never")
                .put("spanNulls", false)
                .put(
                        "stacking",
                        new JsonObject()
                                .put("mode", panel.stacked() ? "normal" : "none")
                                .put("group", "A"))
                .put(
                        "thresholdsStyle",
                        new JsonObject().put("mode", panel.look().limits().exist() ? "dashed" : "off"));
    }

    /** Green below the limits, orange from warning on, red from critical on. */
    static JsonObject thresholds(Limits limits) {
        JsonArray steps =
                new JsonArray().add(new JsonObject().put("color", "green").putNull("value"));
        limits.warning().ifPresent(level -> steps.add(step("orange", level)));
        limits.critical().ifPresent(level -> steps.add(step("red", level)));
        return new JsonObject().put("mode", "absolute").put("steps", steps);
    }

    private static JsonObject step(String color, double level) {
        return new JsonObject()
                .put("color", color)
                .put("value", level == Math.rint(level) ? (Number) (long) level : level);
    }

    static JsonArray mappings(List<Look.Told> told) {
        if (told.isEmpty()) {
            return new JsonArray();
        }
        JsonObject options = new JsonObject();
        for (int at = 0; at < told.size(); at++) {
            options.put(
                    told.get(at).value(),
                    new JsonObject()
                            .put("text", told.get(at).text())
                            .put("color", told.get(at).color())
                            .put("index", at));
        }
        return new JsonArray().add(new JsonObject().put("type", "value").put("options", options));
    }
}
