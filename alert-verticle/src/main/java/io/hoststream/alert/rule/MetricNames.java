package io.hoststream.alert.rule;

import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.form.Page;
import io.hoststream.pipeline.form.Words;
import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the metric under a key, or the one that was probably meant. */
final class MetricNames {

    private static final List<String> KNOWN =
            Arrays.stream(Metric.values()).map(Metric::id).toList();

    /** What other programs, and people, call the same. */
    private static final Map<String, Metric> ELSEWHERE = Map.ofEntries(
            Map.entry("cpu", Metric.CPU_USAGE_PERCENT),
            Map.entry("iowait", Metric.CPU_IOWAIT_PERCENT),
            Map.entry("steal", Metric.CPU_STEAL_PERCENT),
            Map.entry("load", Metric.LOAD_AVERAGE_1M),
            Map.entry("load1", Metric.LOAD_AVERAGE_1M),
            Map.entry("load5", Metric.LOAD_AVERAGE_5M),
            Map.entry("load15", Metric.LOAD_AVERAGE_15M),
            Map.entry("node_load1", Metric.LOAD_AVERAGE_1M),
            Map.entry("node_load5", Metric.LOAD_AVERAGE_5M),
            Map.entry("node_load15", Metric.LOAD_AVERAGE_15M),
            Map.entry("mem", Metric.MEMORY_USAGE_PERCENT),
            Map.entry("memory", Metric.MEMORY_USAGE_PERCENT),
            Map.entry("mem_used_percent", Metric.MEMORY_USAGE_PERCENT),
            Map.entry("swap", Metric.SWAP_USAGE_PERCENT),
            Map.entry("disk", Metric.DISK_USAGE_PERCENT),
            Map.entry("filesystem_usage_percent", Metric.DISK_USAGE_PERCENT),
            Map.entry("inodes", Metric.INODE_USAGE_PERCENT),
            Map.entry("inodes_usage_percent", Metric.INODE_USAGE_PERCENT),
            Map.entry("await", Metric.DISK_AWAIT_TIME),
            Map.entry("disk_await", Metric.DISK_AWAIT_TIME),
            Map.entry("bandwidth", Metric.NETWORK_BANDWIDTH_USAGE),
            Map.entry("connections", Metric.NETWORK_CONNECTIONS),
            Map.entry("oom", Metric.MEMORY_OOM_KILLS_TOTAL));

    private static final int LEAST_BEGINNING = 4;

    private MetricNames() {}

    /** The metric that the key names; empty if there is none, which then is a problem. */
    static Optional<Metric> read(Fields fields, String key) {
        Optional<String> name = fields.text(key);
        Optional<Metric> metric = name.flatMap(Metrics::find);
        if (name.isPresent() && metric.isEmpty()) {
            fields.complainOf(key, " = " + Page.quote(name.get()) + ": there is no such metric" + hint(name.get()));
        }
        return metric;
    }

    /** What to write instead of an unknown name, or nothing. */
    static String hint(String word) {
        if (word.length() > Words.LONGEST) {
            return "";
        }
        String lower = word.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        Optional<Metric> exported = Arrays.stream(Metric.values())
                .filter(metric -> metric.exposition().map(Exposition::name).equals(Optional.of(lower)))
                .findFirst();
        if (exported.isPresent()) {
            return "; that is its name in Prometheus, here it is "
                    + exported.get().id() + " in " + exported.get().unit().symbol();
        }
        return Optional.ofNullable(ELSEWHERE.get(lower))
                .map(Metric::id)
                .or(() -> beginningWith(lower))
                .or(() -> Suggestions.closest(lower, KNOWN))
                .or(() -> ofTheSameWords(lower))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static Optional<String> beginningWith(String name) {
        return name.length() < LEAST_BEGINNING
                ? Optional.empty()
                : KNOWN.stream().filter(known -> known.startsWith(name)).min(Comparator.comparingInt(String::length));
    }

    /** The metric with most of the words of that name, if it has more than one of them. */
    private static Optional<String> ofTheSameWords(String name) {
        Set<String> words = Set.copyOf(List.of(name.split("_", -1)));
        Comparator<String> byWords = Comparator.comparingLong((String known) -> shared(words, known))
                .thenComparing(Comparator.comparingInt(String::length).reversed());
        return KNOWN.stream().filter(known -> shared(words, known) > 1).max(byWords);
    }

    private static long shared(Set<String> words, String known) {
        return Arrays.stream(known.split("_", -1)).filter(words::contains).count();
    }
}
