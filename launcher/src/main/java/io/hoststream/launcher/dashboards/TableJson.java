package io.hoststream.launcher.dashboards;

import io.hoststream.launcher.dashboards.Panel.TableShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** A table: one question for each column, whose answers are laid together by the labels that make a row. */
final class TableJson {

    private static final String HOST = "host";

    private TableJson() {}

    static JsonObject fill(JsonObject panel, TableShape table) {
        return panel.put(
                        "fieldConfig",
                        new JsonObject().put("defaults", defaults()).put("overrides", overrides(table)))
                .put("options", options(table))
                .put("targets", targets(table))
                .put("transformations", new JsonArray().add(merge()).add(organize(table)));
    }

    private static JsonObject defaults() {
        return new JsonObject()
                .put("unit", "none")
                .put("color", new JsonObject().put("mode", "thresholds"))
                .put("mappings", new JsonArray())
                .put("thresholds", FieldJson.thresholds(Limits.NONE))
                .put(
                        "custom",
                        new JsonObject()
                                .put("align", "auto")
                                .put("cellOptions", cell("auto"))
                                .put("filterable", true)
                                .put("inspect", false));
    }

    private static JsonObject options(TableShape table) {
        return new JsonObject()
                .put("showHeader", true)
                .put("cellHeight", "sm")
                .put(
                        "footer",
                        new JsonObject()
                                .put("show", false)
                                .put("reducer", new JsonArray().add("sum"))
                                .put("countRows", false)
                                .put("enablePagination", true)
                                .put("fields", ""))
                .put(
                        "sortBy",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("displayName", table.sort())
                                        .put("desc", true)));
    }

    private static JsonArray targets(TableShape table) {
        JsonArray targets = new JsonArray();
        for (int at = 0; at < table.columns().size(); at++) {
            Column column = table.columns().get(at);
            String row = String.join(", ", table.keys())
                    + (column.extra().exists() ? ", " + column.extra().label() : "");
            targets.add(PanelJson.target(at, "max by (" + row + ") (" + column.expr() + ")", false, "table")
                    .put("legendFormat", "__auto"));
        }
        return targets;
    }

    private static JsonObject merge() {
        return new JsonObject().put("id", "merge").put("options", new JsonObject());
    }

    /** Gives the columns their names and their order. */
    private static JsonObject organize(TableShape table) {
        Headings headings = new Headings(new JsonObject(), new JsonObject());
        table.keys().forEach(key -> headings.add(key, heading(key)));
        List<Column> columns = table.columns();
        for (int at = 0; at < columns.size(); at++) {
            Column column = columns.get(at);
            headings.add(columns.size() == 1 ? "Value" : "Value #" + PanelJson.refId(at), column.name());
            if (column.extra().exists()) {
                headings.add(column.extra().label(), column.extra().name());
            }
        }
        JsonObject options = new JsonObject()
                .put("excludeByName", new JsonObject().put("Time", true))
                .put("renameByName", headings.names())
                .put("indexByName", headings.order());
        return new JsonObject().put("id", "organize").put("options", options);
    }

    private record Headings(JsonObject names, JsonObject order) {

        void add(String field, String heading) {
            names.put(field, heading);
            order.put(field, order.size());
        }
    }

    /** A label in words; one of two letters is an abbreviation, such as os. */
    private static String heading(String label) {
        int capitals = label.length() == 2 ? 2 : 1;
        String words = label.replace('_', ' ');
        return words.substring(0, capitals).toUpperCase(Locale.ROOT) + words.substring(capitals);
    }

    private static JsonArray overrides(TableShape table) {
        JsonArray overrides = new JsonArray();
        if (table.keys().contains(HOST)) {
            overrides.add(override(
                    heading(HOST), new JsonArray().add(property("links", new JsonArray().add(toOverview())))));
        }
        table.columns().forEach(column -> overrides.add(override(column.name(), properties(column))));
        return overrides;
    }

    private static JsonObject toOverview() {
        return new JsonObject()
                .put("title", "Overview of this host")
                .put(
                        "url",
                        "/d/" + BoardJson.uid("overview")
                                + "?${datasource:queryparam}&var-host=${__value.raw:percentencode}&${__url_time_range}");
    }

    private static JsonArray properties(Column column) {
        Look look = column.look();
        JsonArray properties = new JsonArray().add(property("unit", look.unit()));
        if (look.limits().exist()) {
            properties.add(property("thresholds", FieldJson.thresholds(look.limits())));
        }
        if (!look.mapping().isEmpty()) {
            properties.add(property("mappings", FieldJson.mappings(look.mapping())));
        }
        if (column.bar()) {
            properties.add(property("min", 0)).add(property("max", 1));
            return properties.add(property(
                    "custom.cellOptions", cell("gauge").put("mode", "basic").put("valueDisplayMode", "text")));
        }
        boolean judged = look.limits().exist() || !look.mapping().isEmpty();
        return judged ? properties.add(property("custom.cellOptions", cell("color-text"))) : properties;
    }

    private static JsonObject cell(String type) {
        return new JsonObject().put("type", type);
    }

    private static JsonObject property(String id, Object value) {
        return new JsonObject().put("id", id).put("value", value);
    }

    private static JsonObject override(String name, JsonArray properties) {
        return new JsonObject()
                .put("matcher", new JsonObject().put("id", "byName").put("options", name))
                .put("properties", properties);
    }
}
