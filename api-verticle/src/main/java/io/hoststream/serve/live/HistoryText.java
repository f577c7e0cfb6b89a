package io.hoststream.serve.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.Series;
import java.io.IOException;
import java.util.List;

/**
 * Samples of one host, column by column.
 *
 * @param id the client's name for the subscription
 * @param number the host's number in the channel
 * @param host the host
 * @param series the columns
 * @param first the first row
 * @param end the row that follows the last
 */
record HistoryText(String id, int number, HostView host, List<Series> series, int first, int end) {

    /** The samples before the newest, as far as somebody wants them. */
    static HistoryText before(Wanted wanted, int number, HostView host, List<Series> series) {
        int end = host.rows() - 1;
        long since = host.time(end) - wanted.historySeconds() * 1000L;
        int first = Math.max(host.rowAt(since), end - LiveLimits.HISTORY_VALUES / Math.max(1, series.size()));
        return new HistoryText(wanted.id(), number, host, series, first, end);
    }

    String frame() {
        return JsonText.of(this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        Frames.start(json, "history");
        json.writeStringField("id", id);
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
        values(json);
        json.writeEndObject();
    }

    private void values(JsonGenerator json) throws IOException {
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
