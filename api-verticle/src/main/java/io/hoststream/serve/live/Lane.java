package io.hoststream.serve.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.Series;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One host in a channel: its number and columns there, and the frames of its newest sample, each rendered once. */
final class Lane {

    private final Wanted wanted;
    private final int number;
    private final HostView host;
    private List<Series> columns = List.of();
    private int columnsVersion;
    private int layout = -1;
    private long revision = -1;
    private @Nullable String dict;
    private @Nullable String history;
    private @Nullable String sample;
    private @Nullable String snapshot;

    Lane(Wanted wanted, int number, HostView host) {
        this.wanted = wanted;
        this.number = number;
        this.host = host;
    }

    HostView host() {
        return host;
    }

    int number() {
        return number;
    }

    /** Whether it is about this host: a host that left and came back is another one. */
    @SuppressWarnings("ReferenceEquality") // Which of two objects for the same name it is, is the question.
    boolean isOf(HostView other) {
        return host == other;
    }

    /** Whether there is anything to show. */
    boolean hasColumns() {
        refresh();
        return !columns.isEmpty();
    }

    /** Changes whenever the columns do; starts with 1. */
    int columnsVersion() {
        refresh();
        return columnsVersion;
    }

    /** The order of the columns. */
    String dict() {
        refresh();
        if (dict == null) {
            dict = JsonText.of(this::writeDict);
        }
        return dict;
    }

    /** The samples before the newest. */
    String history() {
        refresh();
        if (history == null) {
            history = JsonText.of(this::writeHistory);
        }
        return history;
    }

    /** The newest sample as it is: null where it does not carry a family. */
    String sample() {
        refresh();
        if (sample == null) {
            int row = host.rows() - 1;
            sample = JsonText.of(json -> writeData(json, series -> host.value(series, row), 0));
        }
        return sample;
    }

    /** The newest sample with the last values of what it does not carry: for those who did not get the ones before. */
    String snapshot(int skipped) {
        refresh();
        if (skipped > 0) {
            return JsonText.of(json -> writeData(json, host::current, skipped));
        }
        if (snapshot == null) {
            snapshot = JsonText.of(json -> writeData(json, host::current, 0));
        }
        return snapshot;
    }

    private void refresh() {
        if (revision != host.revision()) {
            revision = host.revision();
            history = null;
            sample = null;
            snapshot = null;
        }
        if (layout != host.layout()) {
            layout = host.layout();
            List<Series> now = host.series().stream()
                    .filter(series -> wanted.metric(series.metric()))
                    .toList();
            if (columnsVersion == 0 || !now.equals(columns)) {
                columns = now;
                columnsVersion++;
                dict = null;
            }
        }
    }

    private void start(JsonGenerator json, String type) throws IOException {
        Frames.start(json, type);
        json.writeStringField("id", wanted.subscription().id());
    }

    private void writeDict(JsonGenerator json) throws IOException {
        start(json, "dict");
        json.writeNumberField("h", number);
        json.writeStringField("host", host.host());
        json.writeArrayFieldStart("columns");
        for (Series series : columns) {
            json.writeStartArray();
            json.writeString(series.metric().id());
            json.writeStartObject();
            for (Map.Entry<String, String> label : series.labels().entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeHistory(JsonGenerator json) throws IOException {
        int end = host.rows() - 1;
        long since = host.time(end) - wanted.subscription().historySeconds() * 1000L;
        int first = Math.max(host.rowAt(since), end - LiveLimits.HISTORY_VALUES / Math.max(1, columns.size()));
        start(json, "history");
        json.writeNumberField("h", number);
        json.writeArrayFieldStart("t");
        for (int row = first; row < end; row++) {
            json.writeNumber(host.time(row));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("v");
        for (Series series : columns) {
            json.writeStartArray();
            for (int row = first; row < end; row++) {
                value(json, series, host.value(series, row));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeData(JsonGenerator json, ToDoubleFunction<Series> value, int skipped) throws IOException {
        start(json, "data");
        json.writeNumberField("t", host.time(host.rows() - 1));
        json.writeNumberField("h", number);
        json.writeNumberField("s", host.sequence());
        json.writeArrayFieldStart("v");
        for (Series series : columns) {
            value(json, series, value.applyAsDouble(series));
        }
        json.writeEndArray();
        if (skipped > 0) {
            json.writeNumberField("skipped", skipped);
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Series series, double value) throws IOException {
        JsonText.number(json, Decimals.round(series.metric().unit(), value));
    }
}
