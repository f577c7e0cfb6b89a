package io.hoststream.launcher.reference;

import static io.hoststream.launcher.reference.ReferencePages.cell;
import static io.hoststream.launcher.reference.ReferencePages.code;

import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Metric;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Every metric of the catalogue. */
final class MetricsPage {

    private static final String HEAD = """
            # Metrics

            Generated from the code. A value that cannot be known is missing, never 0. Rates have no Prometheus name of their own
            where their counter has one: `rate()` gives them at any window. Every series in Prometheus also carries `host`,
            `environment`, `region` and `group`.

            | metric | unit | kind | labels | in Prometheus | what it is |
            |---|---|---|---|---|---|
            """;

    private MetricsPage() {}

    static String render() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Metric metric : Metric.values()) {
            String labels = String.join(", ", metric.scope().labels());
            page.append("| ")
                    .append(code(metric.id()))
                    .append(" | ")
                    .append(metric.unit().symbol())
                    .append(" | ")
                    .append(metric.kind().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(labels)
                    .append(" | ")
                    .append(metric.exposition().map(MetricsPage::exposed).orElse(""))
                    .append(" | ")
                    .append(cell(metric.help()))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String exposed(Exposition exposition) {
        Map<String, String> labels = exposition.labels();
        String fixed = labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(","));
        return code(exposition.name() + (fixed.isEmpty() ? "" : "{" + fixed + "}"));
    }
}
