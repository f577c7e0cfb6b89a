package io.hoststream.archive.parquet;

import java.util.List;

/**
 * What a Parquet file of the archive looks like: one value a row, sorted by metric, host, device, labels and time. Beside the
 * catalogue's metrics there are three about the sample itself, so that whoever wants to know which samples a file holds reads
 * only their row groups. They are no metrics of the catalogue, and nothing that lists it shows them.
 */
public final class ParquetSchema {

    /** When the sample was taken; TIMESTAMP with time zone. */
    public static final String TIME = "time";

    /** Name of the host. */
    public static final String HOST = "host";

    /** The metric's name in the catalogue, or one of the three below. */
    public static final String METRIC = "metric";

    /** The device's short name; empty for the host as a whole. */
    public static final String DEVICE = "device";

    /** The device's labels as a JSON object with sorted names; empty where there are none. */
    public static final String LABELS = "labels";

    /** The value; DOUBLE. */
    public static final String VALUE = "value";

    /** The sample's labels as a JSON object with sorted names; empty where there are none. */
    public static final String HOST_LABELS = "host_labels";

    /** The installation. */
    public static final String HOST_ID = "host_id";

    /** Start of the collector run; TIMESTAMP with time zone. */
    public static final String EPOCH = "epoch";

    /** The sample's number in its run; BIGINT. */
    public static final String SEQUENCE = "sequence";

    /** All columns, in their order. */
    public static final List<String> COLUMNS =
            List.of(TIME, HOST, METRIC, DEVICE, LABELS, VALUE, HOST_LABELS, HOST_ID, EPOCH, SEQUENCE);

    /** What the rows are sorted by; text by its code points. */
    public static final List<String> ORDER = List.of(METRIC, HOST, DEVICE, LABELS, TIME);

    /** One row a sample, whatever it holds; the value is how many of the catalogue's values the file has of it. */
    public static final String SAMPLE_VALUES = "sample_values";

    /**
     * One row for each range of samples that were dropped before this one; the value is how many, and the labels say which:
     * {@code epoch}, {@code first} and {@code last}.
     */
    public static final String SAMPLE_DROPPED_BEFORE = "sample_dropped_before";

    /** One row a sample: how long after it was taken it arrived at the topic; seconds, below 0 if the host's clock is ahead. */
    public static final String SAMPLE_DELAY = "sample_delay";

    /** Names the release of this layout among what a file says of itself. */
    public static final String FORMAT_KEY = "hoststream.format";

    /** The release of this layout. */
    public static final String FORMAT = "1";

    private ParquetSchema() {}
}
