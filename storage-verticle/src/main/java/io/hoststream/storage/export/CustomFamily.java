package io.hoststream.storage.export;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.storage.naming.SeriesLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All series of one family of the users' own, while they are gathered, and their text. Written here rather than by the client
 * library, which takes no names such as {@code x_bucket} apart from a whole histogram of its own making.
 */
final class CustomFamily {

    private static final String TOTAL = "_total";

    private record Series(String name, SeriesLabels labels, double value) {}

    private final String name;
    private final List<Series> series = new ArrayList<>();
    private CustomKind kind;
    private @Nullable String help;

    CustomFamily(String name, CustomKind kind) {
        this.name = name;
        this.kind = kind;
    }

    /** Adds a series. Hosts that do not agree on the kind make the family one of no kind; the first help counts. */
    void add(CustomMetric metric, SeriesLabels labels) {
        if (metric.getKind() != kind) {
            kind = CustomKind.UNTYPED;
        }
        if (help == null) {
            help = metric.getHelp();
        }
        series.add(new Series(metric.getName(), labels, metric.getValue()));
    }

    int size() {
        return series.size();
    }

    /** Writes the family in version 0.0.4 of the text format, or in OpenMetrics. */
    void write(boolean openMetrics, TextOut out) throws IOException {
        boolean total = name.endsWith(TOTAL);
        boolean counter = kind == CustomKind.COUNTER;
        String shown = openMetrics && counter && total ? name.substring(0, name.length() - TOTAL.length()) : name;
        if (help != null && !help.isEmpty()) {
            out.put("# HELP " + shown + " " + Header.escape(help, openMetrics) + "\n");
        }
        out.put("# TYPE " + shown + " " + type(openMetrics, total) + "\n");
        for (Series one : series) {
            out.put(one.name())
                    .put(one.labels().text())
                    .put(' ')
                    .put(one.value())
                    .put('\n');
        }
    }

    private String type(boolean openMetrics, boolean total) {
        // OpenMetrics knows no counter whose name does not say so.
        boolean unknown = kind == CustomKind.UNTYPED || (kind == CustomKind.COUNTER && !total);
        return openMetrics && unknown ? "unknown" : kind.name().toLowerCase(Locale.ROOT);
    }
}
