package io.hoststream.alert.engine;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Everything that is remembered of one host: how far it was heard, how steadily, its alerts, and what was learned. */
final class Host {

    private final HostKey key;
    private final Reporting reporting;
    private final Series series = new Series();
    private final Lessons lessons = new Lessons();
    private Position position = Position.NONE;
    private Position stored = Position.NONE;
    private Map<String, String> labels = Map.of();
    private int intervalMillis;
    private long edition = -1;
    private Plan plan = Plan.NONE;
    private Plan before = Plan.NONE;

    Host(HostKey key, Duration missingAfter) {
        this.key = key;
        this.reporting = new Reporting(missingAfter);
    }

    HostKey key() {
        return key;
    }

    Reporting reporting() {
        return reporting;
    }

    Series series() {
        return series;
    }

    Lessons lessons() {
        return lessons;
    }

    Position position() {
        return position;
    }

    Map<String, String> labels() {
        return labels;
    }

    int intervalMillis() {
        return intervalMillis;
    }

    Plan plan() {
        return plan;
    }

    /** Takes over how far the host was heard, and what it said of itself then. */
    void restore(Position from, Map<String, String> itsLabels, int itsInterval) {
        position = from;
        stored = from;
        labels = itsLabels;
        intervalMillis = itsInterval;
    }

    /** Takes in a moment, unless it was seen before; false then. */
    boolean admit(Arrival arrival) {
        if (!position.isNew(arrival)) {
            return false;
        }
        position = Position.of(arrival);
        reporting.next(arrival.moment());
        intervalMillis = arrival.moment().intervalMillis();
        return true;
    }

    /** Goes by the rules that are in force for the host with these labels. */
    void follow(Plans plans, long now, Map<String, String> itsLabels, Consumer<String> dropped) {
        boolean same = labels.equals(itsLabels);
        if (now == edition && same) {
            return;
        }
        labels = same ? labels : Map.copyOf(itsLabels);
        edition = now;
        Plan next = plans.of(key.host(), labels);
        if (next != plan && before == Plan.NONE) {
            before = plan;
        }
        plan = next;
        lessons.follow(plan, problem -> dropped.accept("host " + key.host() + ": " + problem));
    }

    /** The plan with which the host's alerts were looked after last, if it was another. */
    Plan before() {
        return before;
    }

    /** All alerts were looked after under the plan that is in force now. */
    void settle() {
        before = Plan.NONE;
    }

    /** Whether the host was heard since its record was made. */
    boolean heardSinceStored() {
        return position.offset() != stored.offset();
    }

    /** Whether a record is due: once in each such time, hosts spread over it. */
    boolean due(Duration every) {
        long millis = Math.max(1, every.toMillis());
        long phase = Math.floorMod(key.hashCode() * 31L, millis);
        return stored.epoch() == null
                || Math.floorDiv(position.arrived().toEpochMilli() + phase, millis)
                        != Math.floorDiv(stored.arrived().toEpochMilli() + phase, millis);
    }

    /** Its record is made. */
    void store() {
        stored = position;
    }
}
