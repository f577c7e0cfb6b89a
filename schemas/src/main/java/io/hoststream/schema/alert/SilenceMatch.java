package io.hoststream.schema.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Silence;
import java.time.Instant;
import java.util.Map;

/** Which alerts a silence is for, and when. */
public final class SilenceMatch {

    private static final String DEVICE = "device";

    private SilenceMatch() {}

    /** Whether the silence holds at that time and is for the alert that the event is about. */
    public static boolean matches(Silence silence, AlertEvent event, Instant now) {
        return holds(silence, now) && concerns(silence, event);
    }

    /** Whether the silence holds at that time: from its beginning on, and no longer at its end. */
    public static boolean holds(Silence silence, Instant now) {
        return !now.isBefore(silence.getFrom()) && now.isBefore(silence.getUntil());
    }

    /**
     * Whether the silence is for the alert that the event is about, at whatever time. A label is the rule's where the rule
     * gives it, else the host's; one that neither has counts as empty text.
     */
    public static boolean concerns(Silence silence, AlertEvent event) {
        return fits(silence.getHost(), event.getHost())
                && fits(silence.getRule(), event.getRule())
                && fits(silence.getDevice(), event.getDeviceLabels().getOrDefault(DEVICE, ""))
                && (silence.getSeverity() == null || silence.getSeverity() == event.getSeverity())
                && labels(silence.getLabels(), event);
    }

    private static boolean labels(Map<String, String> patterns, AlertEvent event) {
        return patterns.entrySet().stream()
                .allMatch(label -> new Glob(label.getValue()).matches(label(event, label.getKey())));
    }

    /** The value of a label of an alert: the rule's where the rule gives it, else the host's; empty where neither has it. */
    public static String label(AlertEvent event, String name) {
        String ofRule = event.getLabels().get(name);
        return ofRule != null ? ofRule : event.getHostLabels().getOrDefault(name, "");
    }

    private static boolean fits(String pattern, String name) {
        return pattern.isEmpty() || new Glob(pattern).matches(name);
    }
}
