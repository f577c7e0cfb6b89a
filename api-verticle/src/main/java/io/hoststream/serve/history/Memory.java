package io.hoststream.serve.history;

import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the view holds of some hosts that a question asks for, from the seam on: the time from which on memory has everything.
 * A copy, so that it can be read on another thread while the view goes on.
 */
public final class Memory {

    private final long seam;
    private final long intervalMillis;
    private final List<Column> columns = new ArrayList<>();

    /** The values of one series. */
    private static final class Column {

        private final SeriesKey key;
        private final long[] times;
        private final double[] values;
        private int size;

        private Column(SeriesKey key, int most) {
            this.key = key;
            this.times = new long[most];
            this.values = new double[most];
        }

        private void add(long time, double value) {
            times[size] = time;
            values[size] = value;
            size++;
        }
    }

    private Memory(long seam, long intervalMillis) {
        this.seam = seam;
        this.intervalMillis = intervalMillis;
    }

    /**
     * Copies what a question asks for of some hosts. To be called on the view's thread.
     *
     * @param window how far back the view reaches
     */
    static Memory of(Collection<HostView> hosts, RangeQuestion question, Duration window) {
        long interval = hosts.stream()
                .mapToLong(host -> host.usualInterval().toMillis())
                .max()
                .orElse(0);
        Memory memory = new Memory(seam(hosts, window.toMillis()), interval);
        hosts.forEach(host -> memory.copy(host, question));
        return memory;
    }

    /** Copies all that memory has, where nothing else has anything. To be called on the view's thread. */
    static Memory whole(Collection<HostView> hosts, RangeQuestion question) {
        Memory memory = new Memory(oldest(hosts), 0);
        hosts.forEach(host -> memory.copy(host, question));
        return memory;
    }

    /** From when on memory has everything; {@link Long#MAX_VALUE} if it has nothing. */
    long seam() {
        return seam;
    }

    /** The longest interval of the hosts' collectors. */
    long intervalMillis() {
        return intervalMillis;
    }

    /** How many series there are. */
    int series() {
        return columns.size();
    }

    /** How many values there are. */
    long values() {
        return columns.stream().mapToLong(column -> column.size).sum();
    }

    /** Which series they are. */
    List<SeriesKey> keys() {
        return columns.stream().map(column -> column.key).toList();
    }

    /** Adds the values of a series to points that end before the seam. */
    void addTo(int series, SeriesPoints points) {
        Column column = columns.get(series);
        for (int i = 0; i < column.size; i++) {
            points.add(column.times[i], column.values[i]);
        }
    }

    /**
     * A host that memory knows for less than half of the window is new, and has no past before; of the others memory is whole
     * from where the last of them begins.
     */
    private static long seam(Collection<HostView> hosts, long windowMillis) {
        List<HostView> heard = hosts.stream().filter(host -> host.rows() > 0).toList();
        long newest = heard.stream()
                .mapToLong(host -> host.time(host.rows() - 1))
                .max()
                .orElse(0);
        return heard.stream()
                .mapToLong(host -> host.time(0))
                .filter(oldest -> oldest <= newest - windowMillis / 2)
                .max()
                .orElseGet(() -> oldest(heard));
    }

    private static long oldest(Collection<HostView> hosts) {
        return hosts.stream()
                .filter(host -> host.rows() > 0)
                .mapToLong(host -> host.time(0))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void copy(HostView host, RangeQuestion question) {
        int first = host.rowAt(Math.max(seam, question.readFrom()));
        int end = host.rowAt(question.to());
        for (Series series : host.series()) {
            SeriesKey key = new SeriesKey(host.host(), series.metric(), series.device(), series.labels());
            if (question.selection().matches(key)) {
                Column column = new Column(key, Math.max(0, end - first));
                for (int row = first; row < end; row++) {
                    double value = host.value(series, row);
                    if (!Double.isNaN(value)) {
                        column.add(host.time(row), value);
                    }
                }
                columns.add(column);
            }
        }
    }
}
