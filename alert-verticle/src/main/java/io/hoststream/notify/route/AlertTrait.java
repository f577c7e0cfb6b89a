package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.schema.alert.SilenceMatch;
import java.util.List;
import java.util.Locale;

/** What alerts are routed, grouped and compared by: a few words of their own, and labels. */
final class AlertTrait {

    static final String RULE = "rule";
    static final String HOST = "host";
    static final String METRIC = "metric";
    static final String DEVICE = "device";
    static final String KIND = "kind";
    static final String SEVERITY = "severity";

    /** All but labels. */
    static final List<String> NAMES = List.of(RULE, HOST, METRIC, DEVICE, KIND, SEVERITY);

    private AlertTrait() {}

    /** What an alert has under a name; empty text where it has nothing. */
    static String of(AlertEvent event, String name) {
        return switch (name) {
            case RULE -> event.getRule();
            case HOST -> event.getHost();
            case METRIC -> event.getMetric();
            case DEVICE -> event.getDeviceLabels().getOrDefault(DEVICE, "");
            case KIND -> event.getKind();
            case SEVERITY -> event.getSeverity().name().toLowerCase(Locale.ROOT);
            default -> SilenceMatch.label(event, name);
        };
    }
}
