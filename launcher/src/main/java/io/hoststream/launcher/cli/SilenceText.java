package io.hoststream.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Silences as lines for people. */
final class SilenceText {

    /** Where the API has them. */
    static final String PATH = "/api/v1/silences";

    private static final List<String> FIELDS = List.of("host", "rule", "device");

    private SilenceText() {}

    /** One silence: until when, of what, who and why. */
    static void line(JsonObject silence, Instant now, PrintWriter out) {
        Instant until = Instant.ofEpochMilli(silence.getLong("until", 0L));
        String left = until.isAfter(now) ? AlertText.age(Duration.between(now, until)) + " left" : "over";
        String author = silence.getString("author");
        String why = author == null ? "" : "  " + author + ": " + silence.getString("comment", "");
        out.println(AlertText.printable(silence.getString("id", "")) + "  until " + until + ", " + left + "  "
                + aim(silence) + AlertText.faint(AlertText.printable(why)));
    }

    private static String aim(JsonObject silence) {
        List<String> parts = new ArrayList<>();
        for (String field : FIELDS) {
            String pattern = silence.getString(field, "");
            if (!pattern.isEmpty()) {
                parts.add(field + "=" + pattern);
            }
        }
        String severity = silence.getString("severity");
        if (severity != null) {
            parts.add("severity=" + severity.toLowerCase(Locale.ROOT));
        }
        silence.getJsonObject("labels", new JsonObject())
                .forEach(label -> parts.add(label.getKey() + "=" + label.getValue()));
        return AlertText.printable(String.join(" ", parts));
    }
}
