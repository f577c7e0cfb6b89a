package io.hoststream.archive.parquet;

import io.hoststream.avro.HostSample;
import java.time.Instant;
import java.util.Arrays;

/** What the values of a sample share, for many samples: when and where it was taken, and where its rows begin. */
final class SampleColumns {

    private static final int SAMPLE_BYTES = 4 * Long.BYTES + Integer.BYTES;
    private static final int FIRST_CAPACITY = 64;

    /** What the database's times reach to, in milliseconds and some less. */
    private static final long END_OF_TIME = 9_000_000_000_000_000L;

    private long[] times = new long[FIRST_CAPACITY];
    private long[] epochs = new long[FIRST_CAPACITY];
    private long[] sequences = new long[FIRST_CAPACITY];
    private int[] starts = new int[FIRST_CAPACITY];
    private String[] hostIds = new String[FIRST_CAPACITY];
    private String[] hostLabels = new String[FIRST_CAPACITY];
    private int size;

    /** Takes in a sample whose rows begin at {@code start}. */
    void add(HostSample sample, String labels, int start) {
        if (size == times.length) {
            grow(size * 2);
        }
        times[size] = within(sample.getTime());
        epochs[size] = within(sample.getEpoch());
        sequences[size] = sample.getSequence();
        starts[size] = start;
        hostIds[size] = sample.getHostId();
        hostLabels[size] = labels;
        size++;
    }

    private void grow(int capacity) {
        times = Arrays.copyOf(times, capacity);
        epochs = Arrays.copyOf(epochs, capacity);
        sequences = Arrays.copyOf(sequences, capacity);
        starts = Arrays.copyOf(starts, capacity);
        hostIds = Arrays.copyOf(hostIds, capacity);
        hostLabels = Arrays.copyOf(hostLabels, capacity);
    }

    private static long within(Instant time) {
        return Math.max(-END_OF_TIME, Math.min(time.toEpochMilli(), END_OF_TIME));
    }

    int size() {
        return size;
    }

    long time(int sample) {
        return times[sample];
    }

    long epoch(int sample) {
        return epochs[sample];
    }

    long sequence(int sample) {
        return sequences[sample];
    }

    String hostId(int sample) {
        return hostIds[sample];
    }

    String labels(int sample) {
        return hostLabels[sample];
    }

    /** Where a sample's rows begin; {@code rows} where those of the one after the last would. */
    int start(int sample, int rows) {
        return sample == size ? rows : starts[sample];
    }

    long memory() {
        return (long) times.length * (SAMPLE_BYTES + Long.BYTES);
    }
}
