package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Minimum;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Signal;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Scope;
import io.hoststream.schema.metric.ValueVisitor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a host said at one instant against the rules that are in force for it. What was evaluated before only teaches,
 * and brings the last values of alerts up to date.
 */
final class Evaluation implements ValueVisitor {

    private final Host host;
    private final Series series;
    private final Arrival arrival;
    private final Moment moment;
    private final Outcome outcome;
    private final long time;
    private List<Watched> group = List.of();
    private long values;

    Evaluation(Host host, Arrival arrival, Outcome outcome) {
        this.host = host;
        this.series = host.series();
        this.arrival = arrival;
        this.moment = arrival.moment();
        this.outcome = outcome;
        this.time = moment.time().toEpochMilli();
    }

    /**
     * Holds all values against all rules.
     *
     * @return how many values were held against a rule; one that several rules watch counts for each
     */
    long run() {
        if (host.before() != Plan.NONE) {
            leave(host.before());
        }
        for (Plan.Group each : host.plan().groups()) {
            group = each.watched();
            moment.read(each.metric(), this);
        }
        if (!series.none()) {
            series.keys().forEach(this::lookAfter);
        }
        host.settle();
        return values;
    }

    @Override
    public void value(Metric metric, Device device, double value) {
        // By number: this is done for every value there is, and no iterator is made.
        for (int i = 0; i < group.size(); i++) {
            Watched watched = group.get(i);
            values++;
            if (watched.device(device.name())) {
                observe(watched, metric, device, value);
            }
        }
    }

    private void observe(Watched watched, Metric metric, Device device, double value) {
        if (!watched.learns()) {
            if (concerns(watched, device, value)) {
                step(watched, metric, device, new Measure(value, enough(watched, device), Facts.NONE));
            }
            return;
        }
        SeriesLessons.Entry lesson = host.lessons().of(watched, device, time);
        double signal = lesson.signal(time, value);
        if (!Double.isNaN(signal) && concerns(watched, device, signal)) {
            Facts facts = lesson.learner().facts(time, value, signal);
            step(watched, metric, device, new Measure(signal, enough(watched, device), facts));
        }
        lesson.learn(time, value);
    }

    /** Whether anything can come of the value: it crosses a limit, or its series is in an alert or was. */
    private boolean concerns(Watched watched, Device device, double signal) {
        return watched.threshold().crossed(signal) != null
                || (!series.none() && series.of(key(watched, device)) != null);
    }

    private static SeriesKey key(Watched watched, Device device) {
        return new SeriesKey(watched.rule().name(), watched.rule().signal().metricName(), device.labels());
    }

    private void step(Watched watched, Metric metric, Device device, Measure measure) {
        Rule rule = watched.rule();
        SeriesKey key = key(watched, device);
        SeriesState before = series.of(key);
        boolean continuous = !(before instanceof Active alert)
                || host.reporting().continuous(metric, alert.last().time(), moment.time(), watched.leastGap());
        Observation seen = new Observation(measure, moment.time(), arrival.offset(), arrival.live(), continuous);
        apply(key, rule, before == null ? Calm.QUITE : before, seen);
    }

    private void apply(SeriesKey key, Rule rule, SeriesState before, Observation seen) {
        if (arrival.relearn()) {
            series.touch(key, seen);
        } else {
            series.apply(key, rule, before.observe(rule, seen), outcome);
        }
    }

    /** Whether as much goes on beside as the rule asks for. */
    private boolean enough(Watched watched, Device device) {
        for (Minimum minimum : watched.rule().target().minimum()) {
            boolean whole = minimum.metric().scope() == Scope.HOST;
            if (!(beside(minimum.metric(), whole ? Device.HOST : device) >= minimum.value())) {
                return false;
            }
        }
        return true;
    }

    private double beside(Metric metric, Device device) {
        double[] found = {Double.NaN};
        moment.read(metric, (any, of, value) -> {
            if (of.labels().equals(device.labels())) {
                found[0] = value;
            }
        });
        return found[0];
    }

    /** What becomes of a series that is in an alert, or was, besides what its value says. */
    private void lookAfter(SeriesKey key) {
        SeriesState state = series.of(key);
        Optional<Watched> watching = host.plan().watching(key);
        if (state == null) {
            return;
        }
        if (watching.isEmpty()) {
            unwatched(key, state);
            return;
        }
        Rule rule = watching.get().rule();
        Metric metric = watching.get().metric();
        if (state instanceof Calm calm) {
            series.prune(key, calm, rule, metric == null ? arrival.arrived() : moment.time());
        } else if (metric == null) {
            apply(key, rule, state, heard());
        } else if (state instanceof Active alert && gone(alert, metric, watching.get()) && !arrival.relearn()) {
            series.end(key, rule, Change.Kind.UNREPORTED, lastOf(alert), outcome);
        }
    }

    private boolean gone(Active alert, Metric metric, Watched watched) {
        return alert.last().offset() != arrival.offset()
                && host.reporting().gone(metric, alert.last().time(), moment.time(), watched.leastGap());
    }

    private Observation heard() {
        Measure none = new Measure(0, true, Facts.silentSince(arrival.arrived()));
        return new Observation(none, arrival.arrived(), arrival.offset(), arrival.live(), true);
    }

    private Observation lastOf(@Nullable Active alert) {
        // Of a silence nothing is read again after a restart that would bring its last value up to date.
        double value = alert == null ? 0 : alert.last().value();
        Measure last = new Measure(value, true, Facts.NONE);
        return new Observation(last, moment.time(), arrival.offset(), arrival.live(), false);
    }

    private void unwatched(SeriesKey key, SeriesState state) {
        if (!arrival.relearn()) {
            boolean silence = key.metric().equals(Signal.SILENCE);
            Active alert = state instanceof Active active && !silence ? active : null;
            Rule was = host.before().watching(key).map(Watched::rule).orElse(null);
            series.end(key, was, Change.Kind.UNWATCHED, lastOf(alert), outcome);
        }
    }

    /** Ends what is watched in another way from now on: its limits are in another unit. */
    private void leave(Plan before) {
        for (SeriesKey key : series.keys()) {
            Optional<String> was = before.signal(key).map(Signal::kind);
            Optional<String> is = host.plan().signal(key).map(Signal::kind);
            SeriesState state = series.of(key);
            if (state != null && was.isPresent() && is.isPresent() && !was.equals(is)) {
                unwatched(key, state);
            }
        }
    }
}
