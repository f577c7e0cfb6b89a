package io.hoststream.launcher.top;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** Turns the fleet into lines of a terminal. Pure: model, size and time in, lines out. */
final class FleetTable {

    /** What the user chose to see. */
    record View(String filter, Sort sort, boolean typing) {}

    /** In which order. */
    enum Sort {
        WORST,
        CPU,
        MEMORY,
        NAME;

        Sort next() {
            return switch (this) {
                case WORST -> CPU;
                case CPU -> MEMORY;
                case MEMORY -> NAME;
                case NAME -> WORST;
            };
        }

        Comparator<HostRow> order() {
            Comparator<HostRow> byName = Comparator.comparing(HostRow::host);
            return switch (this) {
                case WORST ->
                    Comparator.comparingInt((HostRow row) -> rank(row.status())).thenComparing(byName);
                case CPU -> descending(Gauge.CPU).thenComparing(byName);
                case MEMORY -> descending(Gauge.MEMORY).thenComparing(byName);
                case NAME -> byName;
            };
        }

        private static Comparator<HostRow> descending(Gauge gauge) {
            return Comparator.comparingDouble(row -> {
                Double value = row.value(gauge);
                return value == null ? Double.POSITIVE_INFINITY : -value;
            });
        }
    }

    private static final int MOST_ALERTS = 6;
    private static final int STATE_WIDTH = 8;
    private static final int BAR = 10;
    private static final long STALE_MILLIS = 30_000;

    private final int width;
    private final int height;
    private final long nowMillis;

    FleetTable(int width, int height, long nowMillis) {
        this.width = width;
        this.height = height;
        this.nowMillis = nowMillis;
    }

    List<AttributedString> render(Fleet fleet, View view) {
        return fleet.still(() -> lines(fleet, view));
    }

    private List<AttributedString> lines(Fleet fleet, View view) {
        List<HostRow> rows = fleet.rows(view.filter(), view.sort().order());
        List<AttributedString> alerts = alertLines(rows);
        List<AttributedString> lines = new ArrayList<>();
        lines.add(title(fleet, rows, view));
        int names = Math.min(
                24, rows.stream().mapToInt(row -> row.host().length()).max().orElse(4));
        lines.add(heading(Math.max(4, names)));
        int room = height - 2 - (alerts.isEmpty() ? 0 : alerts.size() + 1);
        for (HostRow row : rows.subList(0, Math.max(0, Math.min(rows.size(), room)))) {
            lines.add(row(row, Math.max(4, names)));
        }
        while (lines.size() < height - alerts.size()) {
            lines.add(AttributedString.EMPTY);
        }
        lines.addAll(alerts);
        return lines.stream()
                .map(line -> line.columnSubSequence(0, width))
                .limit(height)
                .toList();
    }

    private AttributedString title(Fleet fleet, List<HostRow> rows, View view) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.styled(AttributedStyle.BOLD, "hoststream")
                .append("  ")
                .append(rows.size() + (rows.size() == 1 ? " host  " : " hosts  "));
        for (String status : Fleet.WORST_FIRST) {
            long count =
                    rows.stream().filter(row -> row.status().equals(status)).count();
            if (count > 0) {
                line.styled(style(status), count + " " + status).append("  ");
            }
        }
        boolean live = fleet.connection().equals("live");
        line.styled(live ? style("OK") : style("WARNING"), live ? "● live" : "○ " + fleet.connection());
        String filter =
                view.typing() || !view.filter().isEmpty() ? "  /" + view.filter() + (view.typing() ? "▏" : "") : "";
        line.append(filter);
        String keys = "sort: " + view.sort().name().toLowerCase(Locale.ROOT) + "  s sort  / filter  q quit";
        int gap = width - line.columnLength() - keys.length();
        return gap < 2
                ? line.toAttributedString()
                : line.append(" ".repeat(gap))
                        .styled(AttributedStyle.DEFAULT.faint(), keys)
                        .toAttributedString();
    }

    private static AttributedString heading(int names) {
        String text = String.format(
                Locale.ROOT,
                " %-" + STATE_WIDTH + "s  %-" + names + "s  %-17s  %-17s  %6s  %5s  %11s  %11s  %11s  %11s  %5s",
                "STATE",
                "HOST",
                "CPU",
                "MEMORY",
                "DISK",
                "LOAD",
                "NET IN",
                "NET OUT",
                "READ",
                "WRITE",
                "SEEN");
        return new AttributedString(text, AttributedStyle.DEFAULT.faint());
    }

    private AttributedString row(HostRow row, int names) {
        boolean stale = nowMillis - row.lastSeenMillis() > STALE_MILLIS;
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.append(" ")
                .styled(style(row.status()), pad(row.status(), STATE_WIDTH))
                .append("  ");
        line.styled(stale ? AttributedStyle.DEFAULT.faint() : AttributedStyle.BOLD, pad(clean(row.host()), names));
        bar(line, row, Gauge.CPU);
        bar(line, row, Gauge.MEMORY);
        value(line, row, Gauge.DISK, percent(row.value(Gauge.DISK)), 6);
        Double load = row.value(Gauge.LOAD);
        value(line, row, Gauge.LOAD, load == null ? "–" : String.format(Locale.ROOT, "%.2f", load), 5);
        for (Gauge gauge : List.of(Gauge.RECEIVED, Gauge.SENT, Gauge.READ, Gauge.WRITTEN)) {
            value(line, row, gauge, rate(row.value(gauge)), 11);
        }
        line.append("  ").styled(AttributedStyle.DEFAULT.faint(), String.format(Locale.ROOT, "%5s", age(row)));
        return line.toAttributedString();
    }

    private static void bar(AttributedStringBuilder line, HostRow row, Gauge gauge) {
        Double value = row.value(gauge);
        AttributedStyle style = style(severityOr(row, gauge, "OK"));
        int filled = value == null ? 0 : (int) Math.round(Math.min(100, value) / 100 * BAR);
        line.append("  ").styled(style, "█".repeat(filled));
        line.styled(AttributedStyle.DEFAULT.faint(), "░".repeat(BAR - filled));
        line.styled(style, String.format(Locale.ROOT, "%7s", percent(value)));
    }

    private static void value(AttributedStringBuilder line, HostRow row, Gauge gauge, String text, int columns) {
        String severity = row.severity(gauge);
        AttributedStyle style = severity == null ? AttributedStyle.DEFAULT : style(severity);
        line.append("  ").styled(style, String.format(Locale.ROOT, "%" + columns + "s", text));
    }

    private List<AttributedString> alertLines(List<HostRow> rows) {
        return rows.stream()
                .flatMap(row -> row.alerts().stream())
                .sorted(Comparator.comparing((JsonObject alert) -> alert.getString("state"))
                        .thenComparing(alert -> alert.getString("severity"))
                        .thenComparing(alert -> alert.getLong("since")))
                .limit(Math.max(0, Math.min(MOST_ALERTS, height / 3)))
                .map(FleetTable::alertLine)
                .toList();
    }

    private static AttributedString alertLine(JsonObject alert) {
        boolean firing = alert.getString("state").equals("FIRING");
        String label = firing ? alert.getString("severity") : "PENDING";
        return new AttributedStringBuilder()
                .append(" ")
                .styled(style(label), pad(label, STATE_WIDTH))
                .append("  ")
                .append(clean(alert.getString("summary")))
                .toAttributedString();
    }

    private String age(HostRow row) {
        if (row.lastSeenMillis() == 0) {
            return "–";
        }
        long seconds = Math.max(0, (nowMillis - row.lastSeenMillis()) / 1000);
        return seconds < 100 ? seconds + "s" : seconds / 60 + "m";
    }

    private static String percent(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.1f%%", value);
    }

    private static String rate(@Nullable Double value) {
        return value == null ? "–" : Bytes.of(value) + "/s";
    }

    private static String severityOr(HostRow row, Gauge gauge, String otherwise) {
        String severity = row.severity(gauge);
        return severity == null ? otherwise : severity;
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String pad(String text, int columns) {
        return text.length() >= columns ? text.substring(0, columns) : text + " ".repeat(columns - text.length());
    }

    private static int rank(String status) {
        int rank = Fleet.WORST_FIRST.indexOf(status);
        return rank < 0 ? Fleet.WORST_FIRST.size() : rank;
    }

    private static AttributedStyle style(String status) {
        return switch (status) {
            case "CRITICAL" -> AttributedStyle.BOLD.foreground(AttributedStyle.RED);
            case "DOWN" -> AttributedStyle.BOLD.foreground(AttributedStyle.MAGENTA);
            case "WARNING" -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
            case "OK" -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            default -> AttributedStyle.DEFAULT.faint();
        };
    }
}
