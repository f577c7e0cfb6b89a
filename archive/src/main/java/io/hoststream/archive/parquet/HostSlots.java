package io.hoststream.archive.parquet;

import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The series of one host by their places in a sample: the next sample has the same ones in the same order, as a rule, and then
 * nothing has to be looked up.
 */
// Whether it is the device of the value before is asked for every value; comparing labels each time would cost too
// much.
@SuppressWarnings("ReferenceEquality")
final class HostSlots {

    static final int UNKNOWN = -1;

    private @Nullable Metric[] metrics = new Metric[64];
    private @Nullable Device[] devices = new Device[64];
    private int[] series = new int[64];
    private int place;
    private @Nullable Device current;
    private @Nullable Device same;
    private @Nullable Map<String, String> labels;
    private String labelText = "";

    /** Begins a sample. */
    void rewind() {
        place = 0;
        current = null;
        same = null;
    }

    /** The series of the next value; {@link #UNKNOWN} if another one was at this place before, or none. */
    int next(Metric metric, Device device) {
        if (device != current) {
            current = device;
            same = null;
        }
        if (place == metrics.length) {
            grow(place * 2);
        }
        if (metrics[place] != metric || !matches(devices[place], device)) {
            return UNKNOWN;
        }
        return series[place++];
    }

    private boolean matches(@Nullable Device there, Device device) {
        if (there == null || same != null) {
            return there == same && there != null;
        }
        if (!there.equals(device)) {
            return false;
        }
        same = there;
        return true;
    }

    /** Says which series the value was of, after {@link #next} did not know. */
    void found(Metric metric, Device device, int number) {
        Device known = same == null ? device : same;
        metrics[place] = metric;
        devices[place] = known;
        series[place] = number;
        same = known;
        place++;
    }

    /** The labels as text, made anew only if they are others than those of the sample before. */
    String labels(Map<String, String> of) {
        if (!of.equals(labels)) {
            labels = Map.copyOf(of);
            labelText = LabelText.of(of);
        }
        return labelText;
    }

    long memory() {
        return (long) metrics.length * 24;
    }

    private void grow(int capacity) {
        metrics = Arrays.copyOf(metrics, capacity);
        devices = Arrays.copyOf(devices, capacity);
        series = Arrays.copyOf(series, capacity);
    }
}
