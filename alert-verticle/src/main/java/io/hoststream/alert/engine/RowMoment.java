package io.hoststream.alert.engine;

import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Scope;
import io.hoststream.schema.metric.ValueVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows about one host and one instant, such as an archive has them. */
public final class RowMoment implements Moment {

    private record Row(Device device, double value) {}

    /**
     * Which collector took the values, and which of its samples it was.
     *
     * @param host the host's name
     * @param hostId identity of the host's installation
     * @param epoch start of the collector's run
     * @param sequence 1, 2, 3 ... within the run
     */
    public record Origin(String host, String hostId, Instant epoch, long sequence) {}

    private final Origin origin;
    private final Instant time;
    private final Duration interval;
    private final Map<String, String> labels;
    private final boolean interrupted;
    private final Map<Metric, List<Row>> rows = new EnumMap<>(Metric.class);

    /**
     * A moment without values yet.
     *
     * @param origin who took the values
     * @param time when, by the host's clock
     * @param interval the interval in effect
     * @param labels labels of the host
     * @param interrupted whether the time since the moment before does not count, as far as that is known
     */
    public RowMoment(Origin origin, Instant time, Duration interval, Map<String, String> labels, boolean interrupted) {
        this.origin = origin;
        this.time = time;
        this.interval = interval;
        this.labels = labels;
        this.interrupted = interrupted;
    }

    /** Takes in one row; a value that is not finite is none. Devices are read in the order in which they came. */
    public RowMoment add(Metric metric, Device device, double value) {
        if (Double.isFinite(value)) {
            rows.computeIfAbsent(metric, any -> new ArrayList<>()).add(new Row(device, value));
        }
        return this;
    }

    @Override
    public String host() {
        return origin.host();
    }

    @Override
    public String hostId() {
        return origin.hostId();
    }

    @Override
    public Instant epoch() {
        return origin.epoch();
    }

    @Override
    public long sequence() {
        return origin.sequence();
    }

    @Override
    public Instant time() {
        return time;
    }

    @Override
    public Map<String, String> labels() {
        return labels;
    }

    @Override
    public int intervalMillis() {
        return (int) Math.min(Integer.MAX_VALUE, interval.toMillis());
    }

    @Override
    public boolean interrupted() {
        return interrupted;
    }

    @Override
    public boolean carries(Scope<?> scope) {
        return rows.keySet().stream().anyMatch(metric -> metric.scope() == scope);
    }

    @Override
    public void read(Metric metric, ValueVisitor visitor) {
        for (Row row : rows.getOrDefault(metric, List.of())) {
            visitor.value(metric, row.device(), row.value());
        }
    }
}
