package io.hoststream.notify.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A message in the form of Alertmanager's API, version 2, in requests below a megabyte. An alert that stands ends after four
 * times the interval at which it is sent again, so that it is over some time after nobody sends it any more.
 */
final class AlertmanagerAlerts {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_BYTES = 900_000;
    private static final int MOST_TEXT = 2000;
    private static final int LIVES = 4;

    private final Instant now;
    private final Instant end;

    AlertmanagerAlerts(Instant now, Duration resend) {
        this.now = now;
        this.end = now.plus(resend.multipliedBy(LIVES));
    }

    /** The bodies of the requests; none if there is nothing to send. */
    List<byte[]> requests(Message message) {
        Stream<String> own = switch (message.kind()) {
            case TEST -> Stream.of(own("HoststreamTest", Wording.headline(message)));
            case ALIVE -> Stream.of(own("HoststreamAlive", Wording.headline(message)));
            case NEWS, REPEAT, DIGEST -> Stream.of();
        };
        Stream<String> alerts = Stream.concat(message.firing().stream(), message.resolved().stream())
                .map(this::alert);
        return batches(Stream.concat(own, alerts));
    }

    private static List<byte[]> batches(Stream<String> alerts) {
        List<byte[]> requests = new ArrayList<>();
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        alerts.map(alert -> alert.getBytes(StandardCharsets.UTF_8)).forEach(alert -> {
            if (batch.size() > 0 && batch.size() + alert.length > MOST_BYTES) {
                batch.write(']');
                requests.add(batch.toByteArray());
                batch.reset();
            }
            batch.write(batch.size() == 0 ? '[' : ',');
            batch.writeBytes(alert);
        });
        if (batch.size() > 0) {
            batch.write(']');
            requests.add(batch.toByteArray());
        }
        return requests;
    }

    private String alert(Item item) {
        AlertEvent event = item.event();
        boolean over = event.getState() == AlertState.RESOLVED;
        Instant until = !over ? end : event.getTime().isBefore(event.getSince()) ? event.getSince() : event.getTime();
        return object(AlertLabels.of(event), annotations(event), event.getSince(), until, item.link());
    }

    private static Map<String, String> annotations(AlertEvent event) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("summary", Words.line(event.getSummary(), MOST_TEXT));
        annotations.put("description", Wording.word(event) + " " + Wording.times(event));
        annotations.put("value", Double.toString(event.getValue()));
        annotations.put("limit", Double.toString(event.getLimit()));
        if (!event.getRunbook().isBlank()) {
            annotations.put("runbook_url", Words.line(event.getRunbook(), MOST_TEXT));
        }
        return annotations;
    }

    private String own(String name, String summary) {
        Map<String, String> labels = Map.of("alertname", name, "severity", "none");
        return object(labels, Map.of("summary", summary), now, end, "");
    }

    private static String object(
            Map<String, String> labels, Map<String, String> annotations, Instant start, Instant end, String link) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            write("labels", labels, json);
            write("annotations", annotations, json);
            json.writeStringField("startsAt", start.toString());
            json.writeStringField("endsAt", end.toString());
            if (Wording.isLink(link) && link.length() <= MOST_TEXT) {
                json.writeStringField("generatorURL", link);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static void write(String name, Map<String, String> values, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }
}
