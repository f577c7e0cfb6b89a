package io.hoststream.launcher.dashboards;

import io.hoststream.launcher.dashboards.Column.Extra;
import io.hoststream.launcher.dashboards.Panel.Size;
import io.hoststream.launcher.dashboards.Panel.TableShape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads panels. */
final class PanelReader {

    private static final int GRID = 24;
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(PanelReader::word).toList();
    private static final Set<String> ALL = with("title", "about", "kind", "width", "height");
    private static final Set<String> ASKING = with(ALL, "expr", "legend", "queries", "top", "stack");
    private static final Set<String> TABLE = Stream.concat(ALL.stream(), Stream.of("keys", "columns", "sort"))
            .filter(key -> !LookReader.KEYS.contains(key))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> COLUMN = with("name", "expr", "bar", "label", "label-name");
    private static final Set<String> QUERY = Set.of("expr", "legend", "rule");

    private final Expressions expressions;
    private final LookReader looks;

    PanelReader(Expressions expressions, LookReader looks) {
        this.expressions = expressions;
        this.looks = looks;
    }

    private static Set<String> with(String... keys) {
        return with(LookReader.KEYS, keys);
    }

    private static Set<String> with(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    Panel read(Entry entry) {
        Kind kind = Kind.valueOf(entry.oneOf("kind", KINDS, word(Kind.LINES)).toUpperCase(Locale.ROOT));
        Size size = new Size(kind, cells(entry, "width", kind.width()), cells(entry, "height", kind.height()));
        if (kind == Kind.TABLE) {
            entry.only(TABLE);
            Look plain = new Look("none", Limits.NONE, List.of(), false);
            return new Panel(
                    entry.text("title"), entry.text("about"), size, plain, false, false, List.of(), table(entry));
        }
        entry.only(ASKING);
        return new Panel(
                entry.text("title"),
                entry.text("about"),
                size,
                looks.read(entry),
                entry.flag("stack"),
                entry.flag("top"),
                queries(entry, kind),
                TableShape.NONE);
    }

    private static int cells(Entry entry, String key, int otherwise) {
        double cells = entry.number(key).orElse(otherwise);
        if (cells != Math.rint(cells) || cells < 1 || cells > GRID) {
            throw entry.wrong(key + ": expected a whole number from 1 to " + GRID + ", found " + Limits.text(cells));
        }
        return (int) cells;
    }

    private List<Query> queries(Entry panel, Kind kind) {
        if (panel.has("queries") == panel.has("expr")) {
            throw panel.wrong("expected either expr or queries");
        }
        List<Entry> asking = panel.has("expr")
                ? List.of(panel)
                : panel.list("queries", "legend").stream()
                        .map(query -> query.only(QUERY))
                        .toList();
        return asking.stream().map(query -> query(query, panel, kind)).toList();
    }

    private Query query(Entry query, Entry panel, Kind kind) {
        Optional<String> rule = query.optional("rule").or(() -> panel.optional("rule"));
        String expr = expressions.expand(query.text("expr"), rule, query);
        if (panel.flag("top")) {
            expr = kind.overTime() ? Expressions.highestOverTime(expr) : Expressions.highestNow(expr);
        }
        return new Query(expr, query.optional("legend").orElse(""));
    }

    private TableShape table(Entry panel) {
        List<Column> columns =
                panel.list("columns", "name").stream().map(this::column).toList();
        List<String> names = columns.stream().map(Column::name).toList();
        return new TableShape(panel.texts("keys"), panel.oneOf("sort", names, names.get(0)), columns);
    }

    private Column column(Entry column) {
        column.only(COLUMN);
        Extra extra = column.has("label") ? new Extra(column.text("label"), column.text("label-name")) : Extra.NONE;
        String expr = expressions.expand(column.text("expr"), column.optional("rule"), column);
        return new Column(column.text("name"), expr, looks.read(column), column.flag("bar"), extra);
    }
}
