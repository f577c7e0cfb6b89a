package io.hoststream.archive.parquet;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.SequenceRange;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The samples of one file, in memory: a number for each series, and rows of such a number and a value. */
final class Gathered {

    private static final double MILLIS = 1000;

    private final List<SeriesKey> series = new ArrayList<>();
    private final Map<SeriesKey, Integer> numbers = new HashMap<>();
    private final Map<String, HostSlots> hosts = new HashMap<>();
    private final SampleColumns samples = new SampleColumns();
    private final Chunks rows = new Chunks();
    private long seriesBytes;

    void add(HostSample sample, long arrivedMillis) {
        String host = sample.getHost();
        HostSlots slots = hosts.get(host);
        if (slots == null) {
            slots = new HostSlots();
            hosts.put(host, slots);
        }
        int start = rows.size();
        samples.add(sample, slots.labels(sample.getLabels()), start);
        slots.rewind();
        HostSlots of = slots;
        Metrics.read(sample, (metric, device, value) -> rows.add(series(of, host, metric, device), value));
        rows.add(number(new SeriesKey(ParquetSchema.SAMPLE_VALUES, host, "", "")), rows.size() - start);
        double delay = ((double) arrivedMillis - sample.getTime().toEpochMilli()) / MILLIS;
        rows.add(number(new SeriesKey(ParquetSchema.SAMPLE_DELAY, host, "", "")), delay);
        for (SequenceRange dropped : sample.getMarks().getDroppedBefore()) {
            rows.add(number(dropped(host, dropped)), (double) dropped.getLast() - dropped.getFirst() + 1);
        }
    }

    private int series(HostSlots slots, String host, Metric metric, Device device) {
        int known = slots.next(metric, device);
        if (known != HostSlots.UNKNOWN) {
            return known;
        }
        int number = number(new SeriesKey(metric.id(), host, device.name(), LabelText.of(device.labels())));
        slots.found(metric, device, number);
        return number;
    }

    private static SeriesKey dropped(String host, SequenceRange range) {
        Map<String, String> labels = Map.of(
                "epoch", String.valueOf(range.getEpoch()),
                "first", String.valueOf(range.getFirst()),
                "last", String.valueOf(range.getLast()));
        return new SeriesKey(ParquetSchema.SAMPLE_DROPPED_BEFORE, host, "", LabelText.of(labels));
    }

    private int number(SeriesKey key) {
        Integer known = numbers.putIfAbsent(key, series.size());
        if (known != null) {
            return known;
        }
        series.add(key);
        seriesBytes += key.bytes();
        return series.size() - 1;
    }

    List<SeriesKey> series() {
        return series;
    }

    SampleColumns samples() {
        return samples;
    }

    Chunks rows() {
        return rows;
    }

    long memory() {
        long slots = hosts.isEmpty() ? 0 : hosts.values().iterator().next().memory() * hosts.size();
        return rows.memory() + samples.memory() + seriesBytes + slots;
    }
}
