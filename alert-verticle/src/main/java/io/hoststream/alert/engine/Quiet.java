package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether a host is silent. Samples carry no word of a planned stop, so every silence counts; it is held against the
 * times of arrival, since the host's clock says nothing of it. A silence of a day ends all alerts of the host, its own too: by
 * then the host was taken away, and somebody knows.
 *
 * @param now until when everything that arrived was evaluated
 * @param hearingSince since when samples could be heard at all
 * @param endAfter after how long a silence ends alerts
 */
record Quiet(Instant now, Instant hearingSince, Duration endAfter) {

    private static final double MILLIS = 1000;

    /**
     * Holds the silence of a host against the rules that are in force for it.
     *
     * @param heard when a host of that name was heard last; later if it was installed anew, and then this one is not missed
     */
    void look(Host host, Instant heard, Outcome outcome) {
        if (silentFor(host.position().arrived()).compareTo(endAfter) >= 0) {
            host.series().keys().forEach(key -> end(host, key, outcome));
            return;
        }
        for (Watched watched : host.plan().silence()) {
            observe(host, heard, watched.rule(), outcome);
        }
        if (!host.series().none()) {
            host.series().keys().forEach(key -> leave(host, key, outcome));
        }
    }

    /** A silent host says nothing that would show that its silence is watched no more. */
    private void leave(Host host, SeriesKey key, Outcome outcome) {
        if (key.metric().equals(Signal.SILENCE) && host.plan().watching(key).isEmpty()) {
            Rule was = host.before().watching(key).map(Watched::rule).orElse(null);
            Observation at = new Observation(
                    new Measure(0, true, Facts.NONE), now, host.position().offset(), true, false);
            host.series().end(key, was, Change.Kind.UNWATCHED, at, outcome);
        }
    }

    private Duration silentFor(Instant heard) {
        return Duration.between(heard, now);
    }

    private void observe(Host host, Instant heard, Rule rule, Outcome outcome) {
        SeriesKey key = new SeriesKey(rule.name(), Signal.SILENCE, Map.of());
        SeriesState state = host.series().of(key);
        // An alert that is under way does not end because whoever listens now has only just begun to.
        Instant from = state instanceof Active || heard.isAfter(hearingSince) ? heard : hearingSince;
        boolean replaced = host.position().arrived().isBefore(heard);
        long silent = replaced ? 0 : Math.max(0, silentFor(from).toMillis());
        Measure measure = new Measure(silent / MILLIS, true, Facts.silentSince(heard));
        if (state instanceof Active || measure.crossed(rule.threshold()) != null) {
            Observation seen = new Observation(measure, now, host.position().offset(), true, true);
            host.series().apply(key, rule, (state == null ? Calm.QUITE : state).observe(rule, seen), outcome);
        }
    }

    private void end(Host host, SeriesKey key, Outcome outcome) {
        if (host.series().of(key) instanceof Active alert) {
            boolean silence = key.metric().equals(Signal.SILENCE);
            Instant heard = host.position().arrived();
            Measure last = silence
                    ? new Measure(silentFor(heard).toMillis() / MILLIS, true, Facts.silentSince(heard))
                    : new Measure(alert.last().value(), true, Facts.NONE);
            Optional<Rule> rule = host.plan().watching(key).map(Watched::rule);
            Observation at = new Observation(last, now, host.position().offset(), true, false);
            host.series().end(key, rule.orElse(null), Change.Kind.UNREPORTED, at, outcome);
        }
    }
}
