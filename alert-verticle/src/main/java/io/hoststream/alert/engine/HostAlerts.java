package io.hoststream.alert.engine;

import io.hoststream.alert.engine.ToldUpTo.Sight;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Signal;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is remembered of one host: how far its samples were seen, and the alerts that are not over. A series
 * without an alert costs nothing.
 */
final class HostAlerts {

    private final Map<SeriesKey, Active> active = new HashMap<>();

    /** Up to where the changes of a series were told before this instance got the partition. */
    private final Map<SeriesKey, ToldUpTo> told = new HashMap<>();

    private final Position position = new Position();
    private final Reporting reporting;
    private @Nullable Rules rules;
    private Map<String, String> labels = Map.of();
    private List<Rule> matching = List.of();

    HostAlerts(Duration missingAfter) {
        this.reporting = new Reporting(missingAfter);
    }

    /** Takes over what was told of one series. To be called before the first sample. */
    void restore(Told last) {
        if (!last.over()) {
            active.put(last.key(), last.state());
        }
        told.put(last.key(), new ToldUpTo(last.offset(), last.event().getTime()));
    }

    /** Whether the sample is new; then it counts as seen. */
    boolean admit(Arrival arrival) {
        return position.admit(arrival);
    }

    /** Holds a sample that was admitted against the rules. */
    void evaluate(Rules now, Arrival arrival, Outcome outcome) {
        HostSample sample = arrival.sample();
        select(now, sample);
        reporting.next(sample);
        for (Rule rule : matching) {
            Metrics.readOne(sample, rule.signal().metric().orElseThrow(), (metric, device, value) -> {
                outcome.evaluated();
                if (rule.target().where().device(device.name())) {
                    observe(rule, device, value, arrival, outcome);
                }
            });
        }
        if (!active.isEmpty()) {
            endUnseen(arrival, outcome);
        }
    }

    private void select(Rules now, HostSample sample) {
        if (!now.equals(rules) || !labels.equals(sample.getLabels())) {
            rules = now;
            labels = Map.copyOf(sample.getLabels());
            matching = now.matching(sample.getHost(), labels).stream()
                    .filter(rule -> rule.signal() instanceof Signal.Value)
                    .toList();
        }
    }

    private void observe(Rule rule, Device device, double value, Arrival arrival, Outcome outcome) {
        if (active.isEmpty() && rule.threshold().crossed(value) == null) {
            return;
        }
        SeriesKey key = new SeriesKey(rule.name(), rule.signal().metricName(), device.labels());
        Active before = active.get(key);
        Instant time = arrival.sample().getTime();
        boolean continuous = before == null
                || reporting.continuous(
                        rule.signal().metric().orElseThrow(), before.last().time(), time);
        Observation seen = new Observation(value, time, arrival.offset(), arrival.live(), continuous);
        Sight sight = sight(key, arrival);
        if (sight == Sight.NEW) {
            apply(key, (before == null ? Inactive.INSTANCE : before).observe(rule, seen), outcome);
        } else if (sight == Sight.REPLAY && before != null) {
            active.put(key, before.replay(rule, seen));
        }
    }

    private Sight sight(SeriesKey key, Arrival arrival) {
        ToldUpTo upTo = told.get(key);
        Sight sight = upTo == null ? Sight.NEW : upTo.of(arrival);
        if (sight == Sight.NEW) {
            told.remove(key);
        }
        return sight;
    }

    private void apply(SeriesKey key, Step step, Outcome outcome) {
        if (step.state() instanceof Active now) {
            active.put(key, now);
        } else {
            active.remove(key);
        }
        if (step.change() != null) {
            outcome.changed(key, step.change());
        }
    }

    /** Ends the alerts whose series were not in the samples for too long, or are watched by no rule any more. */
    private void endUnseen(Arrival arrival, Outcome outcome) {
        Instant time = arrival.sample().getTime();
        for (Map.Entry<SeriesKey, Active> entry : List.copyOf(active.entrySet())) {
            SeriesKey key = entry.getKey();
            Active alert = entry.getValue();
            if (alert.last().offset() == arrival.offset() || sight(key, arrival) != Sight.NEW) {
                continue;
            }
            Observation at = new Observation(alert.last().value(), time, arrival.offset(), arrival.live(), false);
            Optional<Rule> watching = watching(key);
            if (watching.isEmpty()) {
                apply(key, alert.end(Change.Kind.UNWATCHED, at), outcome);
            } else if (reporting.gone(
                    watching.get().signal().metric().orElseThrow(), alert.last().time(), time)) {
                apply(key, alert.end(Change.Kind.UNREPORTED, at), outcome);
            }
        }
    }

    private Optional<Rule> watching(SeriesKey key) {
        return matching.stream()
                .filter(rule -> rule.name().equals(key.rule())
                        && rule.signal().metricName().equals(key.metric())
                        && rule.target().where().device(key.deviceName()))
                .findFirst();
    }

    /** Offset of the first sample that has to be read again to come to this state; none for a host that fell silent. */
    OptionalLong neededFrom(Instant silentBefore) {
        LongStream needed = position.admitted().isBefore(silentBefore)
                ? LongStream.empty()
                : active.values().stream().map(Active::neededFrom).flatMapToLong(OptionalLong::stream);
        return needed.min();
    }

    /** How many alerts are not over. */
    int active() {
        return active.size();
    }
}
