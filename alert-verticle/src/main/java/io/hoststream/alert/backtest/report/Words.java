package io.hoststream.alert.backtest.report;

import io.hoststream.alert.backtest.Episode;
import io.hoststream.alert.rule.Quantity;
import io.hoststream.avro.Severity;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How a report writes things: short, and without what a terminal could take for a command. */
final class Words {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int PERCENT = 100;

    private Words() {}

    /** A duration by its two largest units, such as {@code 3h 5m}. */
    static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < MINUTE) {
            return seconds + "s";
        }
        if (seconds < HOUR) {
            return two(seconds / MINUTE, "m", seconds % MINUTE, "s");
        }
        return seconds < DAY
                ? two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "m")
                : two(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    private static String two(long large, String unit, long small, String smaller) {
        return large + unit + (small == 0 ? "" : " " + small + smaller);
    }

    /** A time to the second, UTC. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String severity(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** The host, and the device if there is one. */
    static String place(Episode episode) {
        String device = episode.subject().deviceName();
        return printable(episode.subject().host() + (device.isEmpty() ? "" : " " + device));
    }

    /** The worst value, in the unit of its limit. */
    static String peak(Episode episode) {
        double peak = episode.course().peak();
        Unit unit = Metrics.find(episode.subject().metric())
                .map(metric -> metric.unit())
                .orElse(Unit.COUNT);
        return switch (episode.subject().kind()) {
            case "anomaly" -> Quantity.number(peak) + " spreads";
            case "forecast", "absence" -> duration(Duration.ofSeconds((long) peak));
            default -> Quantity.text(peak, unit);
        };
    }

    static String percent(double share) {
        return Math.round(share * PERCENT) + " %";
    }

    /** A number of pages or alerts that is no count. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < PERCENT ? "%,.2f" : "%,.0f", value);
    }

    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** The text, cut to so many letters. */
    static String cut(String text, int most) {
        String clean = printable(text);
        return clean.length() <= most ? clean : clean.substring(0, Math.max(0, most - 1)) + "…";
    }
}
