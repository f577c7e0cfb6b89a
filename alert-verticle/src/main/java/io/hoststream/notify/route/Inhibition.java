package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.schema.alert.Glob;
import java.util.List;
import java.util.Map;

/**
 * Alerts that go without saying while another stands. An alert that is a source by the same rule is muted by none.
 *
 * @param source alerts that mute others
 * @param target alerts that are muted
 * @param equal the traits and labels that both have to have in common
 */
public record Inhibition(Matcher source, Matcher target, List<String> equal) {

    /** What holds where nothing else is set: a silent host mutes its other alerts, a critical alert a warning of the same. */
    public static final List<Inhibition> STANDARD = List.of(
            new Inhibition(one(AlertTrait.KIND, "absence"), Matcher.ALL, List.of(AlertTrait.HOST)),
            new Inhibition(
                    one(AlertTrait.SEVERITY, "critical"),
                    one(AlertTrait.SEVERITY, "warning"),
                    List.of(AlertTrait.HOST, AlertTrait.METRIC, AlertTrait.DEVICE)));

    /** Keeps its own copy. */
    public Inhibition {
        equal = List.copyOf(equal);
    }

    boolean mutes(AlertEvent event) {
        return target.matches(event) && !source.matches(event);
    }

    /** What a source and what it mutes have in common. */
    List<String> common(AlertEvent event) {
        return equal.stream().map(name -> AlertTrait.of(event, name)).toList();
    }

    private static Matcher one(String trait, String value) {
        return new Matcher(Map.of(trait, List.of(new Glob(value))));
    }
}
