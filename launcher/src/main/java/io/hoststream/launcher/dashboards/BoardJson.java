package io.hoststream.launcher.dashboards;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A dashboard as Grafana reads it. */
final class BoardJson {

    /** Common to the uids, and the tag by which the dashboards find one another. */
    private static final String NAME = "hoststream";

    /** That of Grafana 12. */
    private static final int SCHEMA_VERSION = 41;

    private final Board board;
    private final VariablesJson variables;
    private final Grid grid = new Grid();
    private int panels;

    /** For a dashboard whose hosts are chosen by these labels. */
    BoardJson(List<String> labels, Board board) {
        this.board = board;
        this.variables = new VariablesJson(labels, board);
    }

    String render() {
        JsonObject json = new JsonObject()
                .put("uid", uid(board.name()))
                .put("title", NAME + " / " + board.title())
                .put("description", board.about())
                .put("tags", new JsonArray().add(NAME))
                .put("schemaVersion", SCHEMA_VERSION)
                .put("version", 1)
                .put("editable", true)
                .put("graphTooltip", 1)
                .put("refresh", "30s")
                .put("time", new JsonObject().put("from", "now-1h").put("to", "now"))
                .put("timezone", "browser")
                .put("annotations", new JsonObject().put("list", new JsonArray()))
                .put("links", new JsonArray().add(others()))
                .put("templating", new JsonObject().put("list", variables.render()))
                .put("panels", panels());
        return json.encodePrettily() + "\n";
    }

    /** The lasting name of a dashboard, in its address. */
    static String uid(String board) {
        return NAME + "-" + board;
    }

    private static JsonObject others() {
        return new JsonObject()
                .put("type", "dashboards")
                .put("title", NAME)
                .put("tags", new JsonArray().add(NAME))
                .put("asDropdown", false)
                .put("includeVars", true)
                .put("keepTime", true)
                .put("targetBlank", false)
                .put("icon", "external link")
                .put("tooltip", "")
                .put("url", "");
    }

    private JsonArray panels() {
        JsonArray all = new JsonArray();
        for (Board.Row row : board.rows()) {
            all.add(new JsonObject()
                    .put("id", ++panels)
                    .put("type", "row")
                    .put("title", row.title())
                    .put("collapsed", false)
                    .put("gridPos", grid.heading())
                    .put("panels", new JsonArray()));
            row.panels().forEach(panel -> all.add(PanelJson.of(++panels, panel, grid.next(panel.size()))));
        }
        return all;
    }
}
