package io.hoststream.archive.format;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metrics;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a sample as rows, one for each known value. Reuses its buffer: one instance belongs to one file. */
final class CsvEncoder implements SampleEncoder {

    /** Whole numbers up to here are written as such; a double holds them exactly. */
    private static final double WHOLE = 1L << 53;

    private final StringBuilder rows = new StringBuilder(1 << 14);

    @Override
    public void encode(HostSample sample, ByteArrayOutputStream to) {
        rows.setLength(0);
        SampleRows of = new SampleRows(sample);
        Metrics.read(sample, (metric, device, value) -> of.row(metric.id(), device, value));
        to.writeBytes(rows.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The rows of one sample: what they share is put together once. */
    private final class SampleRows {

        private final Map<String, String> sampleLabels;
        private final String start;
        private @Nullable Device device;
        private String middle = "";

        private SampleRows(HostSample sample) {
            this.sampleLabels = sample.getLabels();
            StringBuilder text = new StringBuilder();
            text.append(Rfc3339.format(sample.getTime())).append(',');
            CsvText.append(sample.getHost(), text);
            text.append(',');
            CsvText.append(sample.getHostId(), text);
            text.append(',').append(Rfc3339.format(sample.getEpoch())).append(',');
            this.start = text.append(sample.getSequence()).append(',').toString();
        }

        private void row(String metric, Device of, double value) {
            if (!of.equals(device)) {
                device = of;
                middle = deviceAndLabels(of);
            }
            rows.append(start);
            CsvText.append(metric, rows);
            rows.append(',').append(middle);
            number(value);
            rows.append("\r\n");
        }

        private String deviceAndLabels(Device of) {
            StringBuilder text = new StringBuilder();
            CsvText.append(of.name(), text);
            text.append(',');
            CsvText.append(json(of.labels()), text);
            return text.append(',').toString();
        }

        /** The labels as a JSON object; the device's stand over the sample's. */
        private String json(Map<String, String> deviceLabels) {
            Map<String, String> labels = new TreeMap<>(sampleLabels);
            labels.putAll(deviceLabels);
            StringBuilder text = new StringBuilder();
            labels.forEach((name, value) -> {
                text.append(text.isEmpty() ? "{" : ",");
                quoted(name, text);
                text.append(':');
                quoted(value, text);
            });
            return text.isEmpty() ? "" : text.append('}').toString();
        }

        private void number(double value) {
            if (value == Math.rint(value) && Math.abs(value) <= WHOLE) {
                rows.append((long) value);
            } else {
                rows.append(value);
            }
        }
    }

    private static void quoted(String text, StringBuilder to) {
        to.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, to);
        to.append('"');
    }
}
