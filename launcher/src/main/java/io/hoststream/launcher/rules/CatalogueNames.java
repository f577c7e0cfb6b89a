package io.hoststream.launcher.rules;

import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Unit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalogue's own names. Where only a counter is exported, its rate over a minute stands for the metric. */
final class CatalogueNames implements SeriesNames {

    /** Long enough for several scrapes, short enough not to hide a minute. */
    private static final String WINDOW = "[1m]";

    private static final double PERCENT = 0.01;
    private static final String TOTAL = "_total";

    @Override
    public String hostLabel() {
        return "host";
    }

    @Override
    public Series of(Metric metric) {
        Optional<Exposition> shown = metric.exposition();
        if (shown.isPresent()) {
            boolean ratio = metric.unit() == Unit.PERCENT;
            return new Series(selector(shown.get()), shown.get().factor(), ratio);
        }
        return switch (metric) {
            case NETWORK_DROPS_IN_PERCENT -> share(Metric.NETWORK_DROPS_IN_TOTAL, Metric.NETWORK_PACKETS_RECV_TOTAL);
            case NETWORK_DROPS_OUT_PERCENT -> share(Metric.NETWORK_DROPS_OUT_TOTAL, Metric.NETWORK_PACKETS_SENT_TOTAL);
            case UPTIME -> new Series("(time() - " + selector(exposition(Metric.BOOT_TIME)) + ")", 1, false);
            default -> rate(metric);
        };
    }

    private static Series rate(Metric metric) {
        Optional<Metric> counter = Metrics.find(metric.id() + TOTAL)
                .or(() -> Metrics.find(metric.id().replace("_percent", "_time")))
                .filter(found ->
                        found.kind() == Kind.COUNTER && found.exposition().isPresent());
        if (counter.isEmpty()) {
            throw new NotInPromQl(metric.id() + " is not exported");
        }
        String rate = "rate(" + selector(exposition(counter.get())) + WINDOW + ")";
        if (metric.unit() != Unit.PERCENT) {
            return new Series(rate, exposition(counter.get()).factor(), false);
        }
        // Processor time is that of all processors together.
        boolean shared = metric.id().toLowerCase(Locale.ROOT).startsWith("cpu_");
        String cpus = selector(exposition(Metric.CPU_COUNT));
        return new Series(shared ? "(sum without (mode) (" + rate + ") / " + cpus + ")" : rate, PERCENT, true);
    }

    private static Series share(Metric part, Metric rest) {
        String dropped = "rate(" + selector(exposition(part)) + WINDOW + ")";
        String passed = "rate(" + selector(exposition(rest)) + WINDOW + ")";
        return new Series("(" + dropped + " / (" + dropped + " + " + passed + "))", PERCENT, true);
    }

    private static Exposition exposition(Metric metric) {
        return metric.exposition().orElseThrow();
    }

    private static String selector(Exposition exposition) {
        Map<String, String> fixed = new TreeMap<>(exposition.labels());
        StringBuilder text = new StringBuilder(exposition.name()).append('{');
        fixed.forEach(
                (label, value) -> text.append(label).append("=\"").append(value).append("\","));
        return text.append(Series.MATCHERS).append('}').toString();
    }
}
