package io.hoststream.alert.rule;

import io.hoststream.pipeline.settings.Durations;
import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.schema.alert.Glob;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one rule from its keys. */
public final class RuleReader {

    static final List<String> KEYS = List.of("name", "metric", "above", "below", "clear", "for", "where", "subject");

    private static final List<String> SELECTORS = List.of("hosts", "groups", "labels", "devices");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);

    private final Fields fields;

    RuleReader(Fields fields) {
        this.fields = fields;
    }

    /** The rule; empty if a part of it could not be read, which then is a problem. */
    Optional<Rule> read() {
        if (!fields.readable()) {
            return Optional.empty();
        }
        fields.only(KEYS, "a rule");
        String name = name();
        Metric metric = metric();
        Threshold threshold = new ThresholdReader(fields, metric).read();
        Duration hold = hold();
        Selector where = where(metric);
        String subject = subject(metric);
        return name == null || metric == null || threshold == null
                ? Optional.empty()
                : Optional.of(new Rule(
                        name,
                        new Signal.Value(metric),
                        threshold,
                        new Timing(hold, Duration.ZERO, Timing.BackOff.NONE, Timing.Flapping.BY_DEFAULT),
                        new Target(where, List.of()),
                        new Wording(subject, "", Map.of(), false),
                        List.of()));
    }

    private @Nullable String name() {
        Optional<String> name = fields.text("name");
        if (!fields.has("name")) {
            fields.complain("name is missing");
        }
        name.filter(text -> !NAME.matcher(text).matches())
                .ifPresent(text -> fields.complainOf(
                        "name",
                        " = \"" + text + "\": expected up to 64 letters, digits, dots, hyphens and underscores"));
        return name.orElse(null);
    }

    private @Nullable Metric metric() {
        if (!fields.has("metric")) {
            fields.complain("metric is missing, expected the name of one, such as cpu_usage_percent");
        }
        Optional<String> name = fields.text("metric");
        Optional<Metric> metric = name.flatMap(Metrics::find);
        if (metric.isEmpty()) {
            name.ifPresent(
                    text -> fields.complainOf("metric", " = \"" + text + "\": there is no such metric" + hint(text)));
        }
        return metric.orElse(null);
    }

    /** The metric that was probably meant: spelled nearly so, or else the shortest that begins so. */
    private static String hint(String word) {
        List<String> known = Arrays.stream(Metric.values()).map(Metric::id).toList();
        return Suggestions.closest(word, known)
                .or(() -> known.stream()
                        .filter(name -> name.startsWith(word))
                        .min(Comparator.comparingInt(String::length)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private Duration hold() {
        Optional<String> text = fields.text("for");
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            Duration hold = Durations.parse(text.get());
            if (hold.compareTo(LONGEST_HOLD) <= 0) {
                return hold;
            }
            complainOfFor(text.get(), "at most 24h");
        } catch (IllegalArgumentException | ArithmeticException e) {
            complainOfFor(text.get(), "a duration such as 30s, 5m or 1h");
        }
        return Duration.ZERO;
    }

    private void complainOfFor(String text, String expected) {
        fields.complainOf("for", " = \"" + text + "\": expected " + expected);
    }

    private Selector where(@Nullable Metric metric) {
        Optional<Fields> found = fields.group("where");
        if (found.isEmpty()) {
            return Selector.ALL;
        }
        Fields where = found.get();
        where.only(SELECTORS, "where");
        if (metric != null && metric.scope().labels().isEmpty() && where.has("devices")) {
            where.complainOf("devices", ": " + metric.id() + " is taken over the whole host, it has no devices");
        }
        return new Selector(
                where.texts("hosts").stream().map(Glob::new).toList(),
                new LinkedHashSet<>(where.texts("groups")),
                labels(where),
                where.texts("devices").stream().map(Glob::new).toList());
    }

    private static Map<String, Glob> labels(Fields where) {
        Map<String, Glob> labels = new LinkedHashMap<>();
        where.group("labels")
                .ifPresent(group -> group.all()
                        .keySet()
                        .forEach(key -> group.text(key).ifPresent(value -> labels.put(key, new Glob(value)))));
        return labels;
    }

    private String subject(@Nullable Metric metric) {
        boolean perDevice = metric != null && !metric.scope().labels().isEmpty();
        Optional<String> subject = fields.text("subject");
        subject.ifPresent(text -> checkPlaceholders(text, perDevice));
        return subject.orElse(metric == null ? "" : Wording.subjectOf(metric.id(), perDevice ? Wording.DEVICE : ""));
    }

    private void checkPlaceholders(String text, boolean perDevice) {
        List<String> known = perDevice ? List.of(Wording.HOST, Wording.DEVICE) : List.of(Wording.HOST);
        for (Matcher found = PLACEHOLDER.matcher(text); found.find(); ) {
            if (!known.contains(found.group())) {
                fields.complainOf(
                        "subject",
                        ": " + found.group() + " stands for nothing, expected " + String.join(" or ", known));
            }
        }
    }
}
