package io.hoststream.alert.engine;

import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Scope;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * How steadily a host reports. Silence of the whole host says nothing about its series: only the time in which it
 * reported counts against one that is missing. Families that are read less often are held against their own pace. Times
 * are event times in milliseconds since 1970.
 */
final class Reporting {

    /** A gap up to here breaks nothing, however short the interval: a restart, a few values that could not be known. */
    private static final long SHORT_GAP = Duration.ofMinutes(1).toMillis();

    /** So many intervals without a value are a gap. */
    private static final int INTERVALS = 3;

    /** What is read less often than the rest: once in several samples, or not at all on some hosts. */
    private static final List<Scope<?>> SELDOM = List.of(Scope.FILESYSTEM, Scope.SENSOR, Scope.PROCESS, Scope.CUSTOM);

    private static final long NEVER = Long.MIN_VALUE;
    private static final long UNKNOWN_PACE = Duration.ofDays(1).toMillis();
    private static final byte FORM = 1;
    private static final int BYTES = 1 + Long.BYTES * (4 + 2 * SELDOM.size());

    private final long missingAfter;
    private long previous = NEVER;
    private long epoch = NEVER;
    private long interval;
    private long since = NEVER;
    private boolean continuous = true;
    /** When each of the seldom families came last; NEVER if that was before a gap. */
    private final long[] came = new long[SELDOM.size()];
    /** The time between the last two comings of each. */
    private final long[] between = new long[SELDOM.size()];

    /** Nothing is known yet; a series counts as gone when it was missing for {@code missingAfter}. */
    Reporting(Duration missingAfter) {
        this.missingAfter = missingAfter.toMillis();
        Arrays.fill(came, NEVER);
        Arrays.fill(between, UNKNOWN_PACE);
    }

    /** Takes in what the host said next. */
    void next(Moment moment) {
        long time = moment.time().toEpochMilli();
        boolean back = previous != NEVER && time < previous;
        continuous = !moment.interrupted() && !back;
        if (previous == NEVER || !continuous || time - previous > missingAfter) {
            since = time;
            Arrays.fill(came, NEVER);
        }
        previous = time;
        paceOfSamples(moment);
        for (int family = 0; family < came.length; family++) {
            if (moment.carries(SELDOM.get(family))) {
                between[family] = came[family] == NEVER ? between[family] : time - came[family];
                came[family] = time;
            }
        }
    }

    /** A run that is quicker for a while, because somebody watches the host, is held against its usual pace. */
    private void paceOfSamples(Moment moment) {
        long run = moment.epoch().toEpochMilli();
        int now = moment.intervalMillis();
        interval = run == epoch ? Math.max(interval, now) : now;
        epoch = run;
    }

    /** Whether the time since a series was last seen can be counted as if nothing had happened in it. */
    boolean continuous(Metric metric, Instant lastSeen, Instant now, Duration leastGap) {
        long gap = Math.max(Math.max(SHORT_GAP, leastGap.toMillis()), pace(metric));
        return continuous && now.toEpochMilli() - lastSeen.toEpochMilli() <= gap;
    }

    /** Whether a series that was last seen then counts as no longer reported. */
    boolean gone(Metric metric, Instant lastSeen, Instant now, Duration leastGap) {
        long seen = lastSeen.toEpochMilli();
        long at = now.toEpochMilli();
        boolean inThisStretch = seen > since && seen <= at;
        long bound = Math.max(Math.max(missingAfter, leastGap.toMillis()), pace(metric));
        return at - (inThisStretch ? seen : since) > bound;
    }

    private long pace(Metric metric) {
        int family = SELDOM.indexOf(metric.scope());
        return (family < 0 ? interval : between[family]) * INTERVALS;
    }

    /** What is known, to be kept; its first byte is the version of its form. */
    byte[] state() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).put(FORM);
        out.putLong(previous).putLong(epoch).putLong(interval).putLong(since);
        for (int family = 0; family < came.length; family++) {
            out.putLong(came[family]).putLong(between[family]);
        }
        return out.array();
    }

    /** Goes on from what was kept; false if it cannot be read, and then nothing is known. */
    boolean restore(ByteBuffer state) {
        if (state.remaining() != BYTES || state.get() != FORM) {
            return false;
        }
        previous = state.getLong();
        epoch = state.getLong();
        interval = state.getLong();
        since = state.getLong();
        for (int family = 0; family < came.length; family++) {
            came[family] = state.getLong();
            between[family] = state.getLong();
        }
        return true;
    }
}
