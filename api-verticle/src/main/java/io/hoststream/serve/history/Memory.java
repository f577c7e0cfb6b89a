package io.hoststream.serve.history;

import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the view holds of some hosts that a question asks for, from the seam on: the time from which on memory has everything.
 * Hosts of which memory has lost something have a later seam of their own. A copy, so that it can be read on another thread
 * while the view goes on.
 */
public final class Memory {

    private final long seam;
    private final Set<String> cut;
    private final long cutSeam;
    private final long intervalMillis;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    /**
     * The values of one series; NaN where a sample has none.
     *
     * @param times the times of the host's samples, shared by its series
     */
    // Arrays in a record: nobody compares columns, and nobody changes them.
    @SuppressWarnings("ArrayRecordComponent")
    private record Column(SeriesKey key, long[] times, double[] values) {}

    /** What is to be copied of a host: some series, from one sample on and up to another. */
    private record Stretch(HostView host, List<Series> series, int first, int end) {

        long slots() {
            return (long) series.size() * (end - first);
        }
    }

    private Memory(long seam, Collection<HostView> cut, long intervalMillis) {
        this.seam = seam;
        this.cut = cut.stream().map(HostView::host).collect(Collectors.toUnmodifiableSet());
        this.cutSeam = cut.stream().mapToLong(host -> host.time(0)).max().orElse(seam);
        this.intervalMillis = intervalMillis;
    }

    /**
     * Finds what a question asks for of some hosts; {@link #copy} copies it. To be called on the view's thread, both.
     *
     * @param window how far back the view reaches
     */
    static Memory of(Collection<HostView> hosts, RangeQuestion question, Duration window) {
        long interval = hosts.stream()
                .mapToLong(host -> host.usualInterval().toMillis())
                .max()
                .orElse(0);
        Map<Boolean, List<HostView>> byLoss = hosts.stream().collect(Collectors.partitioningBy(HostView::isCut));
        long seam = seam(byLoss.getOrDefault(false, List.of()), window.toMillis());
        Memory memory = new Memory(seam, byLoss.getOrDefault(true, List.of()), interval);
        memory.find(hosts, question);
        return memory;
    }

    /** The same where nothing else has anything: all that memory has. */
    static Memory whole(Collection<HostView> hosts, RangeQuestion question) {
        Memory memory = new Memory(oldest(hosts), List.of(), 0);
        memory.find(hosts, question);
        return memory;
    }

    /** From when on memory has everything of the hosts that are not cut; {@link Long#MAX_VALUE} if it has nothing. */
    long seam() {
        return seam;
    }

    /** Hosts of which memory has lost something since the seam. */
    Set<String> cut() {
        return cut;
    }

    /** From when on memory has everything of those. */
    long cutSeam() {
        return cutSeam;
    }

    /** The longest interval of the hosts' collectors. */
    long intervalMillis() {
        return intervalMillis;
    }

    /** How many series there are. */
    long series() {
        return stretches.stream().mapToLong(stretch -> stretch.series().size()).sum();
    }

    /** For how many values it has room: what a copy takes of the process's memory. */
    public long slots() {
        return stretches.stream().mapToLong(Stretch::slots).sum();
    }

    /** Copies what was found. */
    void copy() {
        stretches.forEach(this::copy);
    }

    /** How many values were copied. */
    long values() {
        return columns.stream()
                .mapToLong(column -> Arrays.stream(column.values)
                        .filter(value -> !Double.isNaN(value))
                        .count())
                .sum();
    }

    /** Which series they are. */
    List<SeriesKey> keys() {
        return columns.stream().map(column -> column.key).toList();
    }

    /** Adds the values of a series to points that end before the seam. */
    void addTo(int series, SeriesPoints points) {
        Column column = columns.get(series);
        for (int i = 0; i < column.values.length; i++) {
            if (!Double.isNaN(column.values[i])) {
                points.add(column.times[i], column.values[i]);
            }
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

    private void find(Collection<HostView> hosts, RangeQuestion question) {
        Set<Metric> metrics = EnumSet.copyOf(question.selection().metrics());
        hosts.forEach(host -> stretches.add(stretch(host, metrics, question)));
    }

    private Stretch stretch(HostView host, Set<Metric> metrics, RangeQuestion question) {
        long from = cut.contains(host.host()) ? cutSeam : seam;
        int first = host.rowAt(Math.max(from, question.readFrom()));
        int end = Math.max(first, host.rowAt(question.to()));
        List<Series> wanted = host.series().stream()
                .filter(series -> metrics.contains(series.metric())
                        && question.selection().matches(series.device(), series.labels()))
                .toList();
        return new Stretch(host, wanted, first, end);
    }

    private void copy(Stretch stretch) {
        HostView host = stretch.host();
        long[] times = new long[stretch.end() - stretch.first()];
        for (int i = 0; i < times.length; i++) {
            times[i] = host.time(stretch.first() + i);
        }
        for (Series series : stretch.series()) {
            double[] values = new double[times.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = host.value(series, stretch.first() + i);
            }
            SeriesKey key = new SeriesKey(host.host(), series.metric(), series.device(), series.labels());
            columns.add(new Column(key, times, values));
        }
    }
}
