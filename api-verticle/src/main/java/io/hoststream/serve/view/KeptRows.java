package io.hoststream.serve.view;

import java.util.List;

/** The values of a host that are kept: a row for each sample, a series for each metric and device. Read on the view's thread only. */
abstract sealed class KeptRows permits HostView {

    private Recent recent;

    KeptRows(Recent recent) {
        this.recent = recent;
    }

    /** How many samples are kept. */
    public int rows() {
        return recent.rows();
    }

    /** Event time of a sample, 0 for the oldest that is kept; milliseconds since 1970. */
    public long time(int row) {
        return recent.time(row);
    }

    /** The sequence number of a sample, 0 for the oldest that is kept. */
    public long sequence(int row) {
        return recent.sequence(row);
    }

    /** The first sample at or after a time; {@link #rows()} if there is none. */
    public int rowAt(long millis) {
        return recent.rowAt(millis);
    }

    /** Where a sample is in the partition; negative where that is not known. */
    public long offset(int row) {
        return recent.offset(row);
    }

    /** The first sample at or after an offset of its partition; {@link #rows()} if there is none. */
    public int rowAtOffset(long offset) {
        return recent.rowAtOffset(offset);
    }

    /** What a sample said of a series; NaN if nothing. */
    public double value(Series series, int row) {
        return recent.value(series, row);
    }

    /** The last value that still holds, also of a family that the newest sample does not carry; NaN if none does. */
    public double current(Series series) {
        return recent.current(series);
    }

    /** The series, in the order in which they came. */
    public List<Series> series() {
        return recent.series();
    }

    /** Changes whenever a series comes or goes. */
    public int layout() {
        return recent.layout();
    }

    Recent recent() {
        return recent;
    }

    /** From now on rows are kept here, and those before are gone. */
    void restart(Recent now) {
        recent = now;
    }

    /** Event time of the newest sample; the least number if there is none. */
    long newestMillis() {
        return rows() > 0 ? time(rows() - 1) : Long.MIN_VALUE;
    }
}
