package io.hoststream.collect.sampling;

import io.hoststream.collect.reading.Ticks;
import io.hoststream.collect.reading.Ticks.Column;
import org.jspecify.annotations.Nullable;

/** What processor time was spent on between two readings. */
final class TickShares {

    static final TickShares UNKNOWN = new TickShares(new long[Ticks.SHARES], 0, Ticks.of());

    /** The kernel's account of waiting and idling goes back by a little now and then; by more after a reset only. */
    private static final int JITTER_SECONDS = 3;

    private static final float ALL = 100f;
    private static final Column[] COLUMNS = Column.values();

    private final long[] spent;
    private final long total;
    private final Ticks now;

    private TickShares(long[] spent, long total, Ticks now) {
        this.spent = spent;
        this.total = total;
        this.now = now;
    }

    /** The shares; unknown if the counters went back, or stood still as they cannot. */
    static TickShares between(Ticks before, Ticks now, int ticksPerSecond) {
        long[] spent = new long[Ticks.SHARES];
        long total = 0;
        for (int i = 0; i < Ticks.SHARES; i++) {
            long delta = now.get(COLUMNS[i]) - before.get(COLUMNS[i]);
            if (delta < -(long) JITTER_SECONDS * ticksPerSecond) {
                return UNKNOWN;
            }
            spent[i] = Math.max(0, delta);
            total += spent[i];
        }
        return total == 0 ? UNKNOWN : new TickShares(spent, total, now);
    }

    boolean isKnown() {
        return total > 0;
    }

    /** The share of one column; percent. Null where it is not known, or the kernel has no such column. */
    @Nullable
    Float percent(Column column) {
        return isKnown() && now.has(column) ? Float.valueOf(share(spent[column.index()])) : null;
    }

    /** The share of all but idling and waiting; percent. */
    @Nullable
    Float usage() {
        long busy = total - spent[Column.IDLE.index()] - spent[Column.IOWAIT.index()];
        return isKnown() ? Float.valueOf(share(busy)) : null;
    }

    private float share(long ticks) {
        return (float) ((double) ALL * ticks / total);
    }
}
