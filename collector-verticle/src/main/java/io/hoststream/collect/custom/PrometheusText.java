package io.hoststream.collect.custom;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one text in Prometheus's format, version 0.0.4. A series whose value is NaN or infinite is left out: what cannot be
 * known is missing. A text with time stamps is refused: its values would be held against the wrong moment.
 */
final class PrometheusText {

    /** What hoststream's own names begin with. */
    private static final List<String> OWN_NAMES = List.of("host_", "hoststream_");

    private record Series(String name, Map<String, String> labels) {}

    private final int mostSeries;
    private final Map<String, CustomKind> kinds = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<Series> seen = new HashSet<>();
    private final List<CustomMetric> found = new ArrayList<>();

    private PrometheusText(int mostSeries) {
        this.mostSeries = mostSeries;
    }

    /**
     * The series in a text; the first of each family carries its help.
     *
     * @throws BadTextException with the line and what is wrong there
     */
    static List<CustomMetric> parse(String text, int mostSeries) throws BadTextException {
        PrometheusText parser = new PrometheusText(mostSeries);
        int start = 0;
        for (int number = 1; start < text.length(); number++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            boolean returned = end > start && text.charAt(end - 1) == '\r';
            try {
                parser.line(new TextLine(text.substring(start, returned ? end - 1 : end)));
            } catch (BadTextException e) {
                throw e.onLine(number);
            }
            start = end + 1;
        }
        return parser.found;
    }

    /** The family that a series belongs to: the name without the suffix of a histogram or summary. */
    static String family(String name, CustomKind kind) {
        boolean summed = kind == CustomKind.HISTOGRAM || kind == CustomKind.SUMMARY;
        if (summed && (name.endsWith("_sum") || name.endsWith("_count"))) {
            return name.substring(0, name.lastIndexOf('_'));
        }
        return kind == CustomKind.HISTOGRAM && name.endsWith("_bucket")
                ? name.substring(0, name.lastIndexOf('_'))
                : name;
    }

    private void line(TextLine line) throws BadTextException {
        if (line.atEnd()) {
            return;
        }
        if (!line.skipChar('#')) {
            series(line);
        } else if (line.skip("HELP")) {
            once("HELP", helps.putIfAbsent(line.metricName(), line.help()));
        } else if (line.skip("TYPE")) {
            type(line);
        }
    }

    private void type(TextLine line) throws BadTextException {
        String name = line.metricName();
        String type = line.word();
        if (begun.contains(name)) {
            throw new BadTextException("TYPE of " + name + " behind its series");
        }
        once("TYPE", kinds.putIfAbsent(name, kind(type)));
    }

    private static void once(String keyword, @Nullable Object before) throws BadTextException {
        if (before != null) {
            throw new BadTextException("a second " + keyword + " of the same metric");
        }
    }

    private static CustomKind kind(String type) throws BadTextException {
        for (CustomKind kind : CustomKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
                return kind;
            }
        }
        throw new BadTextException("TYPE '" + type + "': counter, gauge, histogram, summary or untyped is expected");
    }

    private void series(TextLine line) throws BadTextException {
        String name = line.metricName();
        for (String own : OWN_NAMES) {
            if (name.startsWith(own)) {
                throw new BadTextException(
                        "metric " + name + ": names that begin with " + own + " are hoststream's own");
            }
        }
        Map<String, String> labels = line.labels();
        double value = value(line.word());
        if (!line.atEnd()) {
            throw new BadTextException("metric " + name + " has a time stamp, which is not supported");
        }
        if (!seen.add(new Series(name, labels))) {
            throw new BadTextException("metric " + name + " with the same labels again");
        }
        if (seen.size() > mostSeries) {
            throw new BadTextException("more than " + mostSeries + " series");
        }
        add(name, labels, value);
    }

    private void add(String name, Map<String, String> labels, double value) {
        CustomKind kind = kindOf(name);
        String family = family(name, kind);
        begun.add(family);
        if (Double.isFinite(value)) {
            found.add(new CustomMetric(name, labels, kind, value, helps.remove(family)));
        }
    }

    private CustomKind kindOf(String name) {
        CustomKind own = kinds.get(name);
        if (own != null) {
            return own;
        }
        for (CustomKind kind : List.of(CustomKind.HISTOGRAM, CustomKind.SUMMARY)) {
            if (kinds.get(family(name, kind)) == kind) {
                return kind;
            }
        }
        return CustomKind.UNTYPED;
    }

    private static double value(String word) throws BadTextException {
        String unsigned = word.startsWith("+") || word.startsWith("-") ? word.substring(1) : word;
        switch (unsigned.toLowerCase(Locale.ROOT)) {
            case "nan" -> {
                return Double.NaN;
            }
            case "inf", "infinity" -> {
                return Double.POSITIVE_INFINITY;
            }
            default -> {
                // A number; Java's own suffixes and hexadecimal forms are none here.
            }
        }
        boolean digits = !unsigned.isEmpty() && "0123456789.".indexOf(unsigned.charAt(0)) >= 0;
        boolean plain = digits && "0123456789.".indexOf(unsigned.charAt(unsigned.length() - 1)) >= 0;
        if (plain && unsigned.indexOf('x') < 0 && unsigned.indexOf('X') < 0) {
            try {
                return Double.parseDouble(word);
            } catch (NumberFormatException e) {
                throw new BadTextException("expected a number, found '" + word + "'", e);
            }
        }
        throw new BadTextException("expected a number, found '" + word + "'");
    }
}
