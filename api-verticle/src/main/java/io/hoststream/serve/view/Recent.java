package io.hoststream.serve.view;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recent values of one host: a row per sample, a column per series, in arrays that turn together. Bounded in time by
 * the window, in memory by the most rows and the most series. Rows are in ascending order of event time.
 */
final class Recent {

    private static final int FIRST_CAPACITY = 16;
    private static final int SWEEP_EVERY = 64;

    /** Of a sample whose place on the topic is not known, and before every offset. */
    static final long NO_OFFSET = -1;

    private record Key(Metric metric, Device device) {}

    private final ViewLimits limits;
    private final List<Series> series = new ArrayList<>();
    private final Map<Key, Series> byKey = new HashMap<>();
    private final long[] carriedAt = new long[Families.COUNT];
    private long[] times = new long[FIRST_CAPACITY];
    private long[] sequences = new long[FIRST_CAPACITY];
    private long[] offsets = new long[FIRST_CAPACITY];
    private int start;
    private int rows;
    private int layout;
    private int cursor;
    private int added;
    private long droppedUpTo;
    private long droppedOffset = NO_OFFSET;

    /** An empty one; {@code layout} is the number of its first layout, {@code droppedUpTo} where another one ended. */
    Recent(ViewLimits limits, int layout, long droppedUpTo) {
        this.limits = limits;
        this.layout = layout;
        this.droppedUpTo = droppedUpTo;
        Arrays.fill(carriedAt, Long.MIN_VALUE);
    }

    /**
     * Adds a row. Rows at its time or later go: the host's clock was set back, and they would be out of order. {@code offset} is
     * its place in the partition of the host.
     */
    void add(long time, long offset, HostSample sample) {
        while (rows > 0 && time(rows - 1) >= time) {
            droppedOffset = Math.max(droppedOffset, offset(rows - 1));
            rows--;
        }
        dropBefore(time - limits.window().toMillis());
        forgetOffsetsFrom(offset);
        int slot = openRow(time);
        sequences[slot] = sample.getSequence();
        offsets[slot] = offset;
        cursor = 0;
        Metrics.read(sample, (metric, device, value) -> put(slot, time, metric, device, value));
        added++;
        if (added % SWEEP_EVERY == 0) {
            sweep();
        }
    }

    int rows() {
        return rows;
    }

    /** Event time of a row, 0 for the oldest; milliseconds since 1970. */
    long time(int row) {
        return times[(start + row) % times.length];
    }

    /** The sequence number of a row's sample. */
    long sequence(int row) {
        return sequences[(start + row) % sequences.length];
    }

    /** The newest event time of a row that came before the oldest that is kept; the least number if there was none. */
    long droppedUpTo() {
        return droppedUpTo;
    }

    /** Place of a row in the host's partition; {@link #NO_OFFSET} where that is not known. Rows are in ascending order of it. */
    long offset(int row) {
        return offsets[(start + row) % offsets.length];
    }

    /** The greatest offset of a row that is no longer kept; {@link #NO_OFFSET} if there was none. */
    long droppedOffset() {
        return droppedOffset;
    }

    /** The first row at or after an offset; {@link #rows()} if there is none. */
    int rowAtOffset(long wanted) {
        int row = rows;
        while (row > 0 && offset(row - 1) >= wanted) {
            row--;
        }
        return row;
    }

    double value(Series of, int row) {
        return of.at((start + row) % times.length);
    }

    /** The last value that still holds: given when its family was read last, and that within the window; else NaN. */
    double current(Series of) {
        boolean holds = of.lastTime() == carriedAt[Families.of(of.metric())]
                && rows > 0
                && of.lastTime() >= time(rows - 1) - limits.window().toMillis();
        return holds ? of.last() : Double.NaN;
    }

    List<Series> series() {
        return Collections.unmodifiableList(series);
    }

    /** Changes whenever a series comes or goes. */
    int layout() {
        return layout;
    }

    /** The first row at or after a time; {@link #rows()} if there is none. */
    int rowAt(long millis) {
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void dropBefore(long oldest) {
        while (rows > 0 && time(0) < oldest) {
            dropOldest();
        }
    }

    private void dropOldest() {
        droppedUpTo = Math.max(droppedUpTo, time(0));
        droppedOffset = Math.max(droppedOffset, offset(0));
        start = (start + 1) % times.length;
        rows--;
    }

    /** Offsets that are not below the next one are of a topic that is no more: they place nothing on this one. */
    private void forgetOffsetsFrom(long next) {
        if (Math.max(droppedOffset, rows > 0 ? offset(rows - 1) : NO_OFFSET) >= next) {
            Arrays.fill(offsets, NO_OFFSET);
            droppedOffset = NO_OFFSET;
        }
    }

    private int openRow(long time) {
        if (rows == times.length) {
            if (times.length < limits.maxRows()) {
                grow(Math.min(times.length * 2, limits.maxRows()));
            } else {
                dropOldest();
            }
        }
        int slot = (start + rows) % times.length;
        rows++;
        times[slot] = time;
        series.forEach(each -> each.clear(slot));
        return slot;
    }

    private void grow(int capacity) {
        times = turned(times, capacity);
        sequences = turned(sequences, capacity);
        offsets = turned(offsets, capacity);
        series.forEach(each -> each.grow(start, rows, capacity));
        start = 0;
    }

    /** A larger ring with the rows of this one, the oldest first. */
    private long[] turned(long[] ring, int capacity) {
        long[] larger = new long[capacity];
        for (int row = 0; row < rows; row++) {
            larger[row] = ring[(start + row) % ring.length];
        }
        return larger;
    }

    private void put(int slot, long time, Metric metric, Device device, double value) {
        Series into = find(metric, device);
        if (into != null && Double.isFinite(value)) {
            into.put(slot, time, value);
            carriedAt[Families.of(metric)] = time;
        }
    }

    /** Samples are walked in the same order every time: the series after the last one is nearly always the right one. */
    private @Nullable Series find(Metric metric, Device device) {
        if (cursor < series.size() && series.get(cursor).is(metric, device)) {
            return series.get(cursor++);
        }
        Key key = new Key(metric, device);
        Series found = byKey.get(key);
        if (found != null) {
            cursor = found.position() + 1;
            return found;
        }
        return series.size() < limits.maxSeries() ? open(key) : null;
    }

    private Series open(Key key) {
        Series opened = new Series(key.metric(), key.device(), series.size(), times.length);
        series.add(opened);
        byKey.put(key, opened);
        cursor = series.size();
        layout++;
        return opened;
    }

    /** Drops the series without a value in any row: devices that went. */
    private void sweep() {
        long oldest = time(0);
        if (series.removeIf(each -> each.lastTime() < oldest)) {
            byKey.values().removeIf(each -> each.lastTime() < oldest);
            for (int i = 0; i < series.size(); i++) {
                series.get(i).position(i);
            }
            layout++;
        }
    }
}
