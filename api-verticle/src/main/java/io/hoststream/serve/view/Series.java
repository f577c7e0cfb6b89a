package io.hoststream.serve.view;

import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import java.util.Arrays;
import java.util.Map;

/** One metric of one device of one host, with its recent values. */
public final class Series {

    private final Metric metric;
    private final Device device;
    private double[] ring;
    private double last = Double.NaN;
    private long lastTime = Long.MIN_VALUE;
    private int position;

    Series(Metric metric, Device device, int position, int capacity) {
        this.metric = metric;
        this.device = device;
        this.position = position;
        this.ring = empty(capacity);
    }

    /** What it is. */
    public Metric metric() {
        return metric;
    }

    /** The labels that tell it apart from the host's other series of the metric. */
    public Map<String, String> labels() {
        return device.labels();
    }

    /** The short name of what it is taken over; empty for the whole host. */
    public String device() {
        return device.name();
    }

    boolean is(Metric otherMetric, Device otherDevice) {
        return metric == otherMetric && device.equals(otherDevice);
    }

    /** Its place among the host's series. */
    int position() {
        return position;
    }

    void position(int now) {
        position = now;
    }

    double at(int slot) {
        return ring[slot];
    }

    void clear(int slot) {
        ring[slot] = Double.NaN;
    }

    void put(int slot, long time, double value) {
        ring[slot] = value;
        last = value;
        lastTime = time;
    }

    double last() {
        return last;
    }

    /** When its last value was measured; milliseconds since 1970. */
    public long lastTime() {
        return lastTime;
    }

    /** Moves the values into a larger ring, the oldest to slot 0. */
    void grow(int start, int size, int capacity) {
        double[] larger = empty(capacity);
        for (int i = 0; i < size; i++) {
            larger[i] = ring[(start + i) % ring.length];
        }
        ring = larger;
    }

    private static double[] empty(int capacity) {
        double[] values = new double[capacity];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
