package io.hoststream.alert.backtest;

import io.hoststream.alert.engine.Arrival;
import io.hoststream.archive.history.files.ReplayedSample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Shows replayed samples to trials as the topic would have, and lets time go on between them, so that silence is noticed. Where
 * nobody at all says anything, of several hosts, it is the archive that has a gap.
 */
final class Feed implements Consumer<ReplayedSample> {

    /** How often role alert looks for silent hosts. */
    private static final long TICK_MILLIS = 10_000;

    private static final long SHORTEST_GAP_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final int INTERVALS = 3;

    private final Predicate<ReplayedSample> wanted;
    private final Survey survey;
    private final List<Trial> trials;
    private final Map<String, Pace> paces = new HashMap<>();
    private Instant hearingSince;
    private long tick;
    private long time = Long.MIN_VALUE;
    private long longestInterval = Pace.UNKNOWN_MILLIS;
    private long offset;

    Feed(Period period, Predicate<ReplayedSample> wanted, Survey survey, List<Trial> trials) {
        this.wanted = wanted;
        this.survey = survey;
        this.trials = List.copyOf(trials);
        this.hearingSince = period.learnFrom();
    }

    @Override
    public void accept(ReplayedSample sample) {
        if (!wanted.test(sample)) {
            return;
        }
        goOn(sample.timeMillis());
        survey.add(sample);
        int interval = paces.computeIfAbsent(sample.host(), any -> new Pace()).after(sample);
        longestInterval = Math.max(longestInterval, interval);
        ReplayedMoment moment = new ReplayedMoment(sample, interval);
        Arrival arrival = new Arrival(moment, offset++, moment.time(), true, false);
        for (Trial trial : trials) {
            trial.take(arrival);
        }
    }

    private void goOn(long now) {
        if (time == Long.MIN_VALUE) {
            hearingSince = Instant.ofEpochMilli(now);
            tick = now + TICK_MILLIS;
        } else if (paces.size() > 1 && now - time > Math.max(SHORTEST_GAP_MILLIS, INTERVALS * longestInterval)) {
            hearingSince = Instant.ofEpochMilli(now);
            survey.gap(Instant.ofEpochMilli(time), hearingSince);
            tick = now + TICK_MILLIS;
        }
        for (; tick <= now; tick += TICK_MILLIS) {
            Instant at = Instant.ofEpochMilli(tick);
            trials.forEach(trial -> trial.quiet(at, hearingSince));
        }
        time = now;
    }
}
