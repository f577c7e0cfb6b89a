package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.schema.metric.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules that are in force for a host, by metric, so that each metric is read once. Shared by all hosts for which the
 * same rules are in force.
 */
final class Plan {

    /**
     * What is held against the values of one metric.
     *
     * @param metric the metric
     * @param watched the rules, in their order
     */
    record Group(Metric metric, List<Watched> watched) {}

    /**
     * What is learned of the devices of one metric for one rule.
     *
     * @param rule the rule's name
     * @param signal what is learned for
     */
    record Lesson(String rule, Signal signal) {}

    /** No rules. */
    static final Plan NONE = new Plan(List.of());

    private final List<Watched> all = new ArrayList<>();
    private final List<Lesson> lessons = new ArrayList<>();
    private final List<Group> groups;
    private final List<Watched> silence;

    /** Rules that are in force for a host; one of a name may be there several times, for other devices each. */
    Plan(List<Rule> rules) {
        Map<Lesson, Integer> places = new HashMap<>();
        for (Rule rule : rules) {
            all.add(new Watched(rule, Watched.learner(rule.signal()) == null ? -1 : place(rule, places)));
        }
        Map<Metric, List<Watched>> byMetric = new EnumMap<>(Metric.class);
        for (Watched watched : all) {
            watched.rule()
                    .signal()
                    .metric()
                    .ifPresent(metric -> byMetric.computeIfAbsent(metric, any -> new ArrayList<>())
                            .add(watched));
        }
        groups = byMetric.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
        silence = all.stream().filter(watched -> watched.metric() == null).toList();
    }

    private int place(Rule rule, Map<Lesson, Integer> places) {
        Lesson lesson = new Lesson(rule.name(), rule.signal());
        return Objects.requireNonNull(places.computeIfAbsent(lesson, any -> {
            lessons.add(lesson);
            return lessons.size() - 1;
        }));
    }

    /** By metric, in the order of the catalogue. */
    List<Group> groups() {
        return groups;
    }

    /** What is learned, in the order of the rules. */
    List<Lesson> lessons() {
        return lessons;
    }

    /** The limits of the rule for which that place is learned, as they are for a device; those of any device if none is its own. */
    Threshold limits(int place, String device) {
        List<Watched> learning =
                all.stream().filter(watched -> watched.learned() == place).toList();
        return learning.stream()
                .filter(watched -> watched.device(device))
                .findFirst()
                .orElse(learning.get(0))
                .threshold();
    }

    /** The rules that watch whether the host is heard at all. */
    List<Watched> silence() {
        return silence;
    }

    /** The rule that an alert is about; empty if none watches its series. */
    Optional<Watched> watching(SeriesKey key) {
        return all.stream().filter(watched -> watched.about(key)).findFirst();
    }

    /** The signal of the rule of that name on that metric; empty if there is none. */
    Optional<Signal> signal(SeriesKey key) {
        return all.stream()
                .map(Watched::rule)
                .filter(rule -> rule.name().equals(key.rule())
                        && rule.signal().metricName().equals(key.metric()))
                .map(Rule::signal)
                .findFirst();
    }
}
