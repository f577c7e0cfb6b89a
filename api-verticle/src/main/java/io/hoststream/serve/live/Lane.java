package io.hoststream.serve.live;

import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.Series;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One host in a channel: its number and columns there, and the texts of its newest samples, each rendered once. */
final class Lane {

    private final Wanted wanted;
    private final int number;
    private final HostView host;
    private final ColumnSets sets;
    private List<Series> series = List.of();
    private @Nullable ColumnSet set;
    private int layout = -1;
    private long revision = -1;
    private long passedOn;
    private long dueMillis = Long.MIN_VALUE;
    private @Nullable String history;
    private @Nullable String samples;
    private long samplesAfter;
    private @Nullable String snapshot;

    Lane(Wanted wanted, int number, HostView host, ColumnSets sets) {
        this.wanted = wanted;
        this.number = number;
        this.host = host;
        this.sets = sets;
        this.passedOn = host.revision();
    }

    HostView host() {
        return host;
    }

    int number() {
        return number;
    }

    /** Whether it is about this host: a host that left and came back is another one. */
    @SuppressWarnings("ReferenceEquality") // Which of two objects for the same name it is, is the question.
    boolean isOf(HostView other) {
        return host == other;
    }

    /** Grows by one with each sample of the host. */
    long revision() {
        return host.revision();
    }

    /** The revision that clients which keep up were brought to last. */
    long passedOn() {
        return passedOn;
    }

    /** Whether the newest sample may be passed on; if so, the next may be when the least time has passed. */
    boolean isDue(long nowMillis) {
        if (nowMillis < dueMillis) {
            return false;
        }
        dueMillis = nowMillis + wanted.rateMillis();
        return true;
    }

    /** When the next sample may be passed on. */
    long dueMillis() {
        return dueMillis;
    }

    /** The newest sample was passed on to all who could take it. */
    void passOn() {
        passedOn = host.revision();
    }

    /** Its columns; null if there are none, and so nothing to show. */
    @Nullable
    ColumnSet set() {
        if (layout != host.layout()) {
            layout = host.layout();
            describe();
        }
        return set;
    }

    /** The host left the channel. */
    void close() {
        if (set != null) {
            sets.release(set);
            set = null;
        }
    }

    /** The samples before the newest, as a frame. */
    String history() {
        refresh();
        if (history == null) {
            history = HistoryText.before(wanted, number, host, series).frame();
        }
        return history;
    }

    /** Some samples, as a frame. */
    String history(int first, int end) {
        refresh();
        return new HistoryText(wanted.id(), number, host, series, first, end).frame();
    }

    /** How many columns it has. */
    int width() {
        return set() == null ? 0 : series.size();
    }

    /**
     * The samples after a revision as they are, null where one does not carry a family; or, where that is too much or too
     * often, the newest of them.
     */
    String samples(long after) {
        refresh();
        long count = revision - after;
        if (host.skippedRevision() > after
                || count > host.rows()
                || !LiveLimits.fits(count, series.size())
                || (count > 1 && wanted.rateMillis() > 0)) {
            return conflated(count - 1);
        }
        if (samples == null || samplesAfter != after) {
            samples = entries((int) count);
            samplesAfter = after;
        }
        return samples;
    }

    /** The newest sample with the last values of what it does not carry: for those who did not get the ones before. */
    String conflated(long skipped) {
        refresh();
        if (skipped > 0) {
            return entry(host.rows() - 1, host::current, skipped);
        }
        if (snapshot == null) {
            snapshot = entry(host.rows() - 1, host::current, 0);
        }
        return snapshot;
    }

    private void refresh() {
        if (revision != host.revision()) {
            revision = host.revision();
            history = null;
            samples = null;
            snapshot = null;
        }
    }

    private void describe() {
        series = host.series().stream()
                .filter(each -> wanted.metric(each.metric()))
                .toList();
        List<Column> columns = series.stream().map(Column::of).toList();
        if (set == null || !set.columns().equals(columns)) {
            close();
            set = columns.isEmpty() ? null : sets.take(columns);
        }
    }

    private String entries(int count) {
        int rows = host.rows();
        StringBuilder text = new StringBuilder();
        for (int row = rows - count; row < rows; row++) {
            int at = row;
            text.append(text.isEmpty() ? "" : ",").append(entry(row, each -> host.value(each, at), 0));
        }
        return text.toString();
    }

    private String entry(int row, ToDoubleFunction<Series> value, long skipped) {
        return JsonText.of(json -> {
            json.writeStartArray();
            json.writeNumber(number);
            json.writeNumber(host.time(row));
            json.writeNumber(host.sequence(row));
            json.writeStartArray();
            for (Series each : series) {
                Decimals.write(json, each, value.applyAsDouble(each));
            }
            json.writeEndArray();
            if (skipped > 0) {
                json.writeNumber(skipped);
            }
            json.writeEndArray();
        });
    }
}
