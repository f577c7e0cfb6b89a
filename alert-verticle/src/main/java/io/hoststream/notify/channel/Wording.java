package io.hoststream.notify.channel;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.pipeline.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says for people what a message holds. Names that came over the wire are made safe to show, not escaped. */
final class Wording {

    private static final int MOST_NAME = 100;
    private static final int MOST_LABELS = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** The message in a few words, such as {@code CRITICAL: cpu on web-1} or {@code FIRING 3, RESOLVED 1: group=shop}. */
    static String headline(Message message) {
        return switch (message.kind()) {
            case TEST -> "TEST: hoststream can tell you of alerts";
            case ALIVE -> "ALIVE: hoststream is watching";
            case REPEAT -> "STILL " + state(message);
            case DIGEST -> "DIGEST: " + state(message);
            case NEWS -> state(message);
        };
    }

    private static String state(Message message) {
        int firing = message.firing().size();
        int resolved = message.resolved().size();
        if (firing + resolved == 1 && message.more() == 0) {
            AlertEvent event =
                    (firing == 1 ? message.firing() : message.resolved()).get(0).event();
            return word(event) + ": " + Words.line(event.getRule(), MOST_NAME) + " on "
                    + Words.line(event.getHost(), MOST_NAME);
        }
        String counts = firing == 0 && resolved > 0 ? "" : "FIRING " + firing + critical(message);
        String over = resolved == 0 ? "" : (counts.isEmpty() ? "" : ", ") + "RESOLVED " + resolved;
        String more = message.more() == 0 ? "" : " and " + message.more() + " more";
        String about = labels(message.groupLabels());
        return counts + over + more + (about.isEmpty() ? "" : ": " + about);
    }

    private static String critical(Message message) {
        long critical = message.firing().stream()
                .filter(item -> item.event().getSeverity() == Severity.CRITICAL)
                .count();
        return critical == 0 ? "" : " (" + critical + " CRITICAL)";
    }

    /** The message's alerts, the firing ones first, of these the critical ones. */
    static List<Item> inOrder(List<Item> items) {
        return items.stream()
                .sorted(Comparator.comparing(item -> item.event().getSeverity() == Severity.CRITICAL ? 0 : 1))
                .toList();
    }

    /** The event's state in one word. */
    static String word(AlertEvent event) {
        return event.getState() == AlertState.RESOLVED
                ? "RESOLVED"
                : event.getSeverity().name();
    }

    /** A sign that goes with the word, never instead of it. */
    static String sign(AlertEvent event) {
        if (event.getState() == AlertState.RESOLVED) {
            return "🟢";
        }
        return event.getSeverity() == Severity.CRITICAL ? "🔴" : "🟠";
    }

    /** The sign of the message as a whole: of the worst that stands. */
    static String sign(Message message) {
        if (message.firing().isEmpty()) {
            return message.resolved().isEmpty() ? "ℹ️" : "🟢";
        }
        return sign(inOrder(message.firing()).get(0).event());
    }

    /** Since when, how long and how often. */
    static String times(AlertEvent event) {
        String often = event.getFires() > 1 ? ", fired " + event.getFires() + " times lately" : "";
        if (event.getState() == AlertState.RESOLVED) {
            return "from " + time(event.getSince()) + " to " + time(event.getTime()) + ", lasted " + lasted(event)
                    + often;
        }
        Instant reaches = event.getReaches();
        return "since " + time(event.getSince()) + often + (reaches == null ? "" : ", expected " + time(reaches));
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String lasted(AlertEvent event) {
        Duration whole = Duration.between(event.getSince(), event.getTime()).truncatedTo(ChronoUnit.SECONDS);
        return Durations.format(whole.isNegative() ? Duration.ZERO : whole);
    }

    /** Labels as {@code key=value}, in order of their keys. */
    static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .limit(MOST_LABELS)
                        .map(label ->
                                Words.line(label.getKey(), MOST_NAME) + "=" + Words.line(label.getValue(), MOST_NAME))
                        .collect(Collectors.joining(", "));
    }

    /** Whether a text is an address that can be made a link of. */
    static boolean isLink(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }
}
