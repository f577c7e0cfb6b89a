package io.hoststream.collect.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tick counters of one processor, or of all together, by column. Older kernels have fewer columns: one that is
 * missing reads as 0 and is not {@link #has known}.
 */
public final class Ticks {

    /** Columns that add up to all of the time. The kernel adds the guest columns after them into user and nice. */
    public static final int SHARES = 8;

    private static final int COLUMNS = 10;

    /** The columns, in the kernel's order. */
    public enum Column {
        /** User mode, guests included. */
        USER(0),
        /** User mode at low priority, niced guests included. */
        NICE(1),
        /** Kernel mode. */
        SYSTEM(2),
        /** Idle without outstanding I/O. */
        IDLE(3),
        /** Idle with outstanding I/O; may go backwards. */
        IOWAIT(4),
        /** Hardware interrupts. */
        IRQ(5),
        /** Soft interrupts. */
        SOFTIRQ(6),
        /** Given to others by the hypervisor. */
        STEAL(7),
        /** Guests, already in user. */
        GUEST(8),
        /** Niced guests, already in nice. */
        GUEST_NICE(9);

        private final int index;

        Column(int index) {
            this.index = index;
        }

        /** Its place among the columns, from 0. */
        public int index() {
            return index;
        }
    }

    private final long[] columns;
    private final int known;

    private Ticks(long[] columns, int known) {
        this.columns = columns;
        this.known = known;
    }

    /** The first {@code columns.length} columns; more than ten are ignored. */
    public static Ticks of(long... columns) {
        return new Ticks(Arrays.copyOf(columns, COLUMNS), Math.min(columns.length, COLUMNS));
    }

    /** The counter; 0 where the kernel has no such column. */
    public long get(Column column) {
        return columns[column.index()];
    }

    /** Whether the kernel has the column. */
    public boolean has(Column column) {
        return column.index() < known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ticks ticks && known == ticks.known && Arrays.equals(columns, ticks.columns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(columns);
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(columns, known));
    }
}
