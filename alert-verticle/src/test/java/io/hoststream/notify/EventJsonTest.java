package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    @Test
    void shouldWriteOneObject() {
        assertThat(EventJson.line(Events.critical("a1", 9)))
                .isEqualTo("{\"at\":\"2026-03-01T02:16:30Z\",\"state\":\"FIRING\",\"severity\":\"CRITICAL\","
                        + "\"host\":\"web-1\",\"summary\":\"CPU of web-1 is at 97.3 % (limit 95 %) since 02:14 UTC\","
                        + "\"id\":\"a1\",\"rule\":\"cpu\",\"hostId\":\"id-of-web-1\",\"hostLabels\":{\"group\":\"shop\"},"
                        + "\"metric\":\"cpu_usage_percent\",\"labels\":{},\"value\":97.3,\"limit\":95.0,"
                        + "\"since\":\"2026-03-01T02:14:30Z\",\"cause\":{\"topic\":\"hoststream.samples\","
                        + "\"partition\":2,\"firstOffset\":8,\"lastOffset\":9},\"backlog\":false}");
    }

    @Test
    void shouldEscapeWhateverCouldBreakOutOfTheLine() {
        AlertEvent event = Events.event(
                "a", 1, AlertState.FIRING, Severity.WARNING, false, "a\nb\u001b[31m\u007f\u009b\u2028\u202e\"ü");
        String line = EventJson.line(event);
        assertThat(line).contains("a\\nb\\u001B[31m\\u007F\\u009B\\u2028\\u202E\\\"\\u00FC");
        assertThat(line.chars()).allMatch(letter -> letter >= ' ' && letter < 127);
    }

    @Test
    void shouldReadWhatALineToldOf() {
        assertThat(EventJson.word(EventJson.line(Events.critical("a1", 9))))
                .hasValue(Map.entry("a1", new Told.Word(9, AlertState.FIRING, Severity.CRITICAL, false)));
    }

    @Test
    void shouldNotTakeLabelsForFields() {
        String line = EventJson.line(Events.critical("a1", 9))
                .replace("{\"group\":\"shop\"}", "{\"id\":\"other\",\"state\":\"x\"}");
        assertThat(EventJson.word(line)).map(Map.Entry::getKey).hasValue("a1");
    }

    @Test
    void shouldPassOverWhatIsNoEvent() {
        assertThat(EventJson.word("")).isEmpty();
        assertThat(EventJson.word("{}")).isEmpty();
        assertThat(EventJson.word("{\"id\":\"a\"")).isEmpty();
        assertThat(EventJson.word(
                        "{\"id\":\"a\",\"state\":\"OTHER\",\"lastOffset\":1,\"at\":\"2026-03-01T02:16:30Z\"}"))
                .isEmpty();
        assertThat(EventJson.word("not json")).isEmpty();
    }
}
