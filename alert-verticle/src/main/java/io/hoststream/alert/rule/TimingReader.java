package io.hoststream.alert.rule;

import io.hoststream.alert.rule.Timing.BackOff;
import io.hoststream.alert.rule.Timing.Flapping;
import io.hoststream.pipeline.form.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how long something has to last. */
final class TimingReader {

    /** Longer than this, nobody would hear of an alert on the day on which it began. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final double MOST_TIMES = 10;
    private static final double MOST_FIRES = 100;

    private final Fields rule;

    TimingReader(Fields rule) {
        this.rule = rule;
    }

    Timing read() {
        Duration hold = rule.duration("for", Duration.ZERO, LONGEST).orElse(Duration.ZERO);
        Duration keep = rule.duration("keep-firing-for", Duration.ZERO, LONGEST).orElse(Duration.ZERO);
        return new Timing(
                hold,
                keep,
                rule.group("back-off").map(group -> backOff(group, hold)).orElse(BackOff.NONE),
                rule.group("flap").map(TimingReader::flapping).orElse(Flapping.BY_DEFAULT));
    }

    private BackOff backOff(Fields group, Duration hold) {
        group.only(List.of("times", "most"), "back-off");
        if (group.readable() && !(group.has("times") && group.has("most"))) {
            group.complain("expected times and most");
        }
        if (hold.isZero() && group.readable()) {
            group.complain("needs a delay that can grow; expected \"for\" beside it");
        }
        Optional<Double> times = group.number("times");
        times.filter(value -> value <= 1 || value > MOST_TIMES)
                .ifPresent(value -> group.complainOf(
                        "times", " = " + NumberScale.plain(value) + ": expected more than 1 and at most 10"));
        Optional<Duration> most = group.duration("most", SHORTEST, LONGEST);
        most.filter(value -> value.compareTo(hold) <= 0)
                .ifPresent(value -> group.complainOf(
                        "most",
                        " = " + group.text("most").orElse("") + ": expected more than for = "
                                + rule.text("for").orElse("0s")));
        return times.isEmpty() || most.isEmpty() ? BackOff.NONE : new BackOff(times.get(), most.get());
    }

    private static Flapping flapping(Fields group) {
        group.only(List.of("fires", "within", "calm"), "flap");
        if (group.readable() && group.all().isEmpty()) {
            group.complain("expected fires, within or calm");
        }
        Optional<Double> fires = group.number("fires");
        fires.filter(value -> value < 2 || value > MOST_FIRES || value != Math.rint(value))
                .ifPresent(value -> group.complainOf(
                        "fires", " = " + NumberScale.plain(value) + ": expected a whole number from 2 to 100"));
        Flapping otherwise = Flapping.BY_DEFAULT;
        return new Flapping(
                fires.map(Double::intValue).orElse(otherwise.fires()),
                group.duration("within", SHORTEST, LONGEST).orElse(otherwise.within()),
                group.duration("calm", SHORTEST, LONGEST).orElse(otherwise.calm()));
    }
}
