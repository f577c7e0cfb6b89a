package io.hoststream.launcher.dashboards;

import io.hoststream.launcher.dashboards.Board.Row;
import io.hoststream.launcher.dashboards.Look.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the source, strictly: what it does not know, it refuses. */
final class SourceReader {

    private SourceReader() {}

    static Source read(String text) {
        Entry source = Yaml.read(Dashboards.SOURCE, text).only(Set.of("labels", "mappings", "dashboards"));
        List<String> labels = source.texts("labels");
        Map<String, List<Told>> mappings = new LinkedHashMap<>();
        source.group("mappings").groups().forEach((name, mapping) -> mappings.put(name, told(mapping)));
        ShippedRules rules = ShippedRules.read();
        List<Board> boards = new ArrayList<>();
        source.group("dashboards").groups().forEach((name, board) -> {
            Expressions expressions = new Expressions(labels, board.flag("one-host"), rules);
            boards.add(board(name, board, new PanelReader(expressions, new LookReader(rules, mappings))));
        });
        return new Source(labels, List.copyOf(boards));
    }

    private static List<Told> told(Entry mapping) {
        return mapping.groups().entrySet().stream()
                .map(value -> {
                    Entry told = value.getValue().only(Set.of("text", "color"));
                    return new Told(value.getKey(), told.text("text"), told.text("color"));
                })
                .toList();
    }

    private static Board board(String name, Entry board, PanelReader panels) {
        board.only(Set.of("title", "about", "one-host", "rows"));
        List<Row> rows = board.list("rows", "title").stream()
                .map(row -> row(row.only(Set.of("title", "panels")), panels))
                .toList();
        return new Board(name, board.text("title"), board.text("about"), board.flag("one-host"), rows);
    }

    private static Row row(Entry row, PanelReader panels) {
        return new Row(
                row.text("title"),
                row.list("panels", "title").stream().map(panels::read).toList());
    }
}
