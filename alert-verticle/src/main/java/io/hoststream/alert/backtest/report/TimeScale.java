package io.hoststream.alert.backtest.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a time lies on a picture of so many pixels. */
record TimeScale(Instant from, Instant to, double left, double width) {

    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(28));
    private static final int MOST_TICKS = 12;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The place of a time; what lies outside is put on the edge. */
    double at(Instant time) {
        double share = (double) Duration.between(from, time).toMillis()
                / Duration.between(from, to).toMillis();
        return left + width * Math.max(0, Math.min(1, share));
    }

    /** Times that are worth a line: a dozen at most, on whole hours or days in UTC. */
    List<Instant> ticks() {
        long step = step().toMillis();
        List<Instant> ticks = new ArrayList<>();
        long first = -Math.floorDiv(-from.toEpochMilli(), step) * step;
        for (long tick = first; tick <= to.toEpochMilli(); tick += step) {
            ticks.add(Instant.ofEpochMilli(tick));
        }
        return ticks;
    }

    /** What is written at a line. */
    String label(Instant tick) {
        boolean midnight = Math.floorMod(tick.toEpochMilli(), Duration.ofDays(1).toMillis()) == 0;
        return (midnight ? DAY : HOUR).format(tick);
    }

    private Duration step() {
        long range = Duration.between(from, to).toMillis();
        return STEPS.stream()
                .filter(step -> range / step.toMillis() <= MOST_TICKS)
                .findFirst()
                .orElse(Duration.ofMillis(range / MOST_TICKS + 1));
    }
}
