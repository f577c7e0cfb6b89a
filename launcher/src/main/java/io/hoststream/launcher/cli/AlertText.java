package io.hoststream.launcher.cli;

import io.hoststream.pipeline.settings.Durations;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Alerts as lines for people. */
final class AlertText {

    private static final int SEVERITY_WIDTH = 8;
    private static final int DIGITS = 4;

    private AlertText() {}

    /** Alerts that are pending or firing. */
    static void open(List<JsonObject> alerts, Instant now, PrintWriter out) {
        int host = width(alerts, alert -> text(alert, "host"));
        int rule = width(alerts, AlertText::rule);
        for (JsonObject alert : alerts) {
            String age = age(Duration.between(time(alert, "since"), now));
            out.println(head(alert) + "  " + pad(text(alert, "host"), host) + "  " + pad(rule(alert), rule) + "  "
                    + pad(age, DIGITS) + "  " + text(alert, "summary")
                    + faint("  " + notes(alert) + text(alert, "id")));
        }
        if (alerts.isEmpty()) {
            out.println("no alerts");
        }
    }

    /** Alerts of the past, and of now. */
    static void past(List<JsonObject> alerts, PrintWriter out) {
        int host = width(alerts, alert -> text(alert, "host"));
        int rule = width(alerts, AlertText::rule);
        for (JsonObject alert : alerts) {
            Long ended = alert.getLong("endedAt");
            String lasted =
                    ended == null ? "now" : age(Duration.between(time(alert, "since"), Instant.ofEpochMilli(ended)));
            out.println(time(alert, "since") + "  " + pad(lasted, DIGITS) + "  " + head(alert) + "  "
                    + pad(text(alert, "host"), host) + "  " + pad(rule(alert), rule) + "  " + text(alert, "summary")
                    + faint("  " + notes(alert) + text(alert, "id")));
        }
        if (alerts.isEmpty()) {
            out.println("no alerts of that time");
        }
    }

    /** One alert with all its events. */
    static void why(JsonObject answer, Instant now, PrintWriter out) {
        JsonObject alert = answer.getJsonObject("alert");
        out.println(head(alert) + "  " + rule(alert) + " on " + text(alert, "host"));
        out.println("  " + text(alert, "summary"));
        line(out, text(alert, "metric"), figures(alert));
        line(out, "since", time(alert, "since") + ", " + age(Duration.between(time(alert, "since"), now)) + " ago");
        line(out, "state", text(alert, "state").toLowerCase(Locale.ROOT));
        line(out, "kind", text(alert, "kind"));
        line(out, "samples", cause(alert.getJsonObject("cause")));
        line(out, "runbook", text(alert, "runbook"));
        line(out, "labels", labels(alert));
        line(out, "note", notes(alert).strip());
        line(
                out,
                "silenced",
                alert.getJsonArray("silencedBy", new JsonArray()).stream()
                        .map(String::valueOf)
                        .map(AlertText::printable)
                        .collect(Collectors.joining(", ")));
        out.println("  events");
        for (JsonObject event : objects(answer.getJsonArray("events"))) {
            out.println("    " + time(event, "at") + "  " + pad(text(event, "state"), SEVERITY_WIDTH) + "  "
                    + head(event) + "  " + value(event, measured(event)));
        }
    }

    /** The objects of an array. */
    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    /** How long, in its largest units. */
    static String age(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds >= 2 * 86_400) {
            return seconds / 86_400 + "d";
        }
        if (seconds >= 2 * 3600) {
            return seconds / 3600 + "h";
        }
        return seconds >= 120 ? seconds / 60 + "m" : Durations.format(Duration.ofSeconds(seconds));
    }

    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    static String faint(String text) {
        return Ansi.AUTO.string("@|faint " + text.replace("|@", "| @") + "|@");
    }

    private static void line(PrintWriter out, String name, String text) {
        if (!text.isEmpty()) {
            out.println("  " + pad(name, SEVERITY_WIDTH) + "  " + text);
        }
    }

    private static String figures(JsonObject alert) {
        String value = value(alert, alert.getValue("value"));
        String limit = value(alert, alert.getValue("limit"));
        return switch (text(alert, "kind")) {
            case "absence" -> "silent for " + seconds(alert, "value") + ", limit " + seconds(alert, "limit");
            case "anomaly" ->
                value(alert, alert.getValue("measured")) + ", expected "
                        + value(alert, alert.getValue("expected")) + ": " + number(alert.getValue("value"))
                        + " spreads apart, limit " + number(alert.getValue("limit"));
            case "forecast" ->
                value(alert, alert.getValue("measured")) + " now, limit reached in " + seconds(alert, "value")
                        + ", too soon below " + seconds(alert, "limit");
            default -> value + ", limit " + limit;
        };
    }

    /** The metric's value; of an absence there is none but how long it has been silent. */
    private static @Nullable Object measured(JsonObject event) {
        Object measured = event.getValue("measured");
        return measured == null ? event.getValue("value") : measured;
    }

    private static String seconds(JsonObject alert, String name) {
        Double value = alert.getDouble(name);
        return value == null ? "?" : age(Duration.ofMillis((long) (value * 1000)));
    }

    private static String cause(@Nullable JsonObject cause) {
        return cause == null
                ? ""
                : printable(cause.getString("topic")) + " partition " + cause.getInteger("partition") + ", offsets "
                        + cause.getLong("firstOffset") + " to " + cause.getLong("lastOffset");
    }

    private static String labels(JsonObject alert) {
        JsonObject all = alert.getJsonObject("hostLabels", new JsonObject())
                .copy()
                .mergeIn(alert.getJsonObject("ruleLabels", new JsonObject()));
        return all.stream()
                .map(label -> printable(label.getKey() + "=" + label.getValue()))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** What else is to be said of it, before its identity. */
    private static String notes(JsonObject alert) {
        StringBuilder notes = new StringBuilder();
        if (!alert.getJsonArray("silencedBy", new JsonArray()).isEmpty()) {
            notes.append("silenced ");
        }
        if (alert.getBoolean("quiet", false)) {
            notes.append("only shown ");
        }
        return notes.toString();
    }

    private static String head(JsonObject alert) {
        boolean pending = text(alert, "state").equals("PENDING");
        String word = pending ? "PENDING" : text(alert, "severity");
        return StatusColours.paint(word, pad(word, SEVERITY_WIDTH));
    }

    private static String rule(JsonObject alert) {
        JsonObject labels = alert.getJsonObject("labels", new JsonObject());
        String device = labels.getString("mountpoint", labels.getString("device", ""));
        return text(alert, "rule") + (device.isEmpty() ? "" : " (" + printable(device) + ")");
    }

    private static String value(JsonObject alert, @Nullable Object value) {
        String unit = text(alert, "unit");
        return number(value) + (unit.isEmpty() || unit.equals("1") ? "" : " " + unit);
    }

    private static String number(@Nullable Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString())
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                : "?";
    }

    private static int width(List<JsonObject> alerts, Function<JsonObject, String> column) {
        return alerts.stream().map(column).mapToInt(String::length).max().orElse(0);
    }

    private static Instant time(JsonObject alert, String name) {
        return Instant.ofEpochMilli(alert.getLong(name, 0L));
    }

    private static String text(JsonObject alert, String name) {
        return printable(alert.getString(name, ""));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
