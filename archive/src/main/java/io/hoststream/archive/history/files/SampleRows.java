package io.hoststream.archive.history.files;

import io.hoststream.schema.metric.Metric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the rows of {@link Query#samples} together to samples, and those of one instant into their order. */
final class SampleRows {

    private static final double MILLIS = 1000;
    private static final Comparator<ReplayedSample> ORDER = Comparator.comparing(ReplayedSample::host)
            .thenComparing(ReplayedSample::hostId)
            .thenComparing(ReplayedSample::epochMillis)
            .thenComparing(ReplayedSample::sequence);

    private final ReplayNumbers numbers;
    private final Consumer<ReplayedSample> into;
    private final List<ReplayedSample> instant = new ArrayList<>();
    private long rows;
    private long handedOn;
    private long time;
    private long run;
    private long sequence;
    private long delayMillis;
    private @Nullable List<ReplayedSample.Value> values;

    SampleRows(ReplayNumbers numbers, Consumer<ReplayedSample> into) {
        this.numbers = numbers;
        this.into = into;
    }

    /** How many rows have come. */
    long rows() {
        return rows;
    }

    /** Whether a sample was handed on. */
    boolean any() {
        return handedOn > 0;
    }

    void add(ResultSet row) throws SQLException {
        rows++;
        long taken = row.getLong(1);
        long ofRun = row.getLong(2);
        long number = row.getLong(3);
        List<ReplayedSample.Value> known = values;
        if (known == null || taken != time || ofRun != run || number != sequence) {
            finish();
            if (taken != time) {
                handOn();
            }
            time = taken;
            run = ofRun;
            sequence = number;
            delayMillis = 0;
            known = new ArrayList<>();
            values = known;
        }
        add(known, numbers.item(row.getLong(4)), row.getDouble(5));
    }

    private void add(List<ReplayedSample.Value> to, ReplayNumbers.Item item, double value) {
        Metric metric = item.metric();
        if (metric != null) {
            to.add(new ReplayedSample.Value(metric, item.device(), value));
        } else if (item.isDelay()) {
            delayMillis = Math.round(value * MILLIS);
        }
    }

    /** The rows are over: hands on what is not handed on yet. */
    void end() throws SQLException {
        finish();
        handOn();
    }

    private void finish() throws SQLException {
        List<ReplayedSample.Value> known = values;
        if (known != null) {
            ReplayNumbers.Run of = numbers.run(run);
            instant.add(new ReplayedSample(
                    of.host(), of.hostId(), of.epochMillis(), sequence, time, delayMillis, of.labels(), known));
            values = null;
        }
    }

    private void handOn() {
        instant.sort(ORDER);
        handedOn += instant.size();
        instant.forEach(into);
        instant.clear();
    }
}
