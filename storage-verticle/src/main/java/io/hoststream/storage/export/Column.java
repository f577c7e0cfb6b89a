package io.hoststream.storage.export;

import io.hoststream.storage.naming.SeriesFamily;
import io.hoststream.storage.naming.SeriesLabels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All series of one family while an answer is made: the formats want them together. Used again by the next answer. */
final class Column {

    private static final int FIRST_SIZE = 16;

    private final SeriesFamily family;
    private final byte[] name;
    private @Nullable SeriesLabels[] labels = new SeriesLabels[FIRST_SIZE];
    private double[] values = new double[FIRST_SIZE];
    private int size;

    Column(SeriesFamily family) {
        this.family = family;
        this.name = family.name().getBytes(StandardCharsets.UTF_8);
    }

    void add(SeriesLabels series, double value) {
        if (size == values.length) {
            labels = Arrays.copyOf(labels, size + (size >> 1));
            values = Arrays.copyOf(values, labels.length);
        }
        labels[size] = series;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /** Writes the family, if there is any series of it, and begins anew. */
    void drain(boolean openMetrics, TextOut out) throws IOException {
        if (size > 0) {
            Header.write(family, openMetrics, out);
        }
        for (int i = 0; i < size; i++) {
            SeriesLabels series = labels[i];
            if (series != null) {
                out.put(name).put(series.text()).put(' ').put(values[i]).put('\n');
            }
        }
        clear();
    }

    /** Begins anew; labels of hosts that are gone are not held. */
    void clear() {
        Arrays.fill(labels, 0, size, null);
        size = 0;
    }
}
