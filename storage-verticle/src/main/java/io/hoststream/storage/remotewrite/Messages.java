package io.hoststream.storage.remotewrite;

import io.hoststream.storage.naming.SeriesLabels;
import java.nio.charset.StandardCharsets;

/**
 * The messages of Prometheus remote write 1.0, written by hand: there are four small ones, and the labels of a series are
 * encoded once and copied with every sample.
 *
 * <pre>
 * WriteRequest   { repeated TimeSeries timeseries = 1; repeated MetricMetadata metadata = 3; }
 * TimeSeries     { repeated Label labels = 1; repeated Sample samples = 2; }
 * Label          { string name = 1; string value = 2; }
 * Sample         { double value = 1; int64 timestamp = 2; }
 * MetricMetadata { MetricType type = 1; string metric_family_name = 2; string help = 4; string unit = 5; }
 * </pre>
 */
final class Messages {

    /** The bits of the value that tells Prometheus that a series has ended; a NaN that no arithmetic gives. */
    static final long STALE = 0x7ff0000000000002L;

    private static final String NAME = "__name__";
    private static final int FIXED64_FIELD_1 = 1 << 3 | 1;
    private static final int VARINT_FIELD_1 = 1 << 3;
    private static final int VARINT_FIELD_2 = 2 << 3;

    private Messages() {}

    /** The labels of a series, as the first fields of its TimeSeries. Prometheus asks for them sorted by name. */
    static byte[] labels(String series, SeriesLabels labels) {
        WireBuffer all = new WireBuffer(256);
        boolean named = false;
        for (int i = 0; i < labels.names().size(); i++) {
            String name = labels.names().get(i);
            if (!named && name.compareTo(NAME) > 0) {
                label(NAME, series, all);
                named = true;
            }
            label(name, labels.values().get(i), all);
        }
        if (!named) {
            label(NAME, series, all);
        }
        return all.copy();
    }

    /** To Prometheus a label without a value is no label. */
    private static void label(String name, String value, WireBuffer to) {
        if (!value.isEmpty()) {
            WireBuffer content = new WireBuffer(64);
            content.field(1, utf8(name));
            content.field(2, utf8(value));
            to.field(1, content.copy());
        }
    }

    /** A TimeSeries of one sample, as a field of the WriteRequest; the value by its bits. */
    static void timeSeries(WireBuffer to, byte[] labels, long timestampMillis, long value) {
        int sample = 2 + Double.BYTES + WireBuffer.sizeOf(timestampMillis);
        to.field(1, labels.length + 2 + sample);
        to.raw(labels);
        to.field(2, sample);
        to.octet(FIXED64_FIELD_1);
        to.fixed64(value);
        to.octet(VARINT_FIELD_2);
        to.varint(timestampMillis);
    }

    /** A MetricMetadata, as a field of the WriteRequest. */
    static byte[] metadata(FamilyType type, String family, String help, String unit) {
        WireBuffer content = new WireBuffer(128);
        content.octet(VARINT_FIELD_1);
        content.varint(type.number());
        content.field(2, utf8(family));
        content.field(4, utf8(help));
        content.field(5, utf8(unit));
        WireBuffer field = new WireBuffer(content.size() + 4);
        field.field(3, content.copy());
        return field.copy();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
