package io.hoststream.serve.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.Series;
import java.io.IOException;
import java.util.List;

/**
 * The samples of one host before its newest, column by column.
 *
 * @param wanted how much of them
 * @param number the host's number in the channel
 * @param host the host
 * @param series the columns
 */
record HistoryText(Wanted wanted, int number, HostView host, List<Series> series) {

    String frame() {
        return JsonText.of(this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        int end = host.rows() - 1;
        long since = host.time(end) - wanted.historySeconds() * 1000L;
        int first = Math.max(host.rowAt(since), end - LiveLimits.HISTORY_VALUES / Math.max(1, series.size()));
        Frames.start(json, "history");
        json.writeStringField("id", wanted.id());
        json.writeNumberField("h", number);
        json.writeArrayFieldStart("t");
        for (int row = first; row < end; row++) {
            json.writeNumber(host.time(row));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("s");
        for (int row = first; row < end; row++) {
            json.writeNumber(host.sequence(row));
        }
        json.writeEndArray();
        values(json, first, end);
        json.writeEndObject();
    }

    private void values(JsonGenerator json, int first, int end) throws IOException {
        json.writeArrayFieldStart("v");
        for (Series each : series) {
            json.writeStartArray();
            for (int row = first; row < end; row++) {
                Decimals.write(json, each, host.value(each, row));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
