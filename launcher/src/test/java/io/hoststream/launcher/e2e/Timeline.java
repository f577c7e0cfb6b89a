package io.hoststream.launcher.e2e;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.avro.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the engine said of one rule, and what promtool is to expect because of it. */
final class Timeline {

    /** Where Prometheus has only a rate over a minute, it says the same up to a minute later. */
    private static final int WINDOW = 7;

    private static final int SECONDS = (int) RuleScript.INTERVAL.toSeconds();

    private final Rule rule;
    private final List<Said> said = new ArrayList<>();
    private Map<String, String> device = Map.of();

    /** From when on which severity fired; null for none. */
    private record Said(int from, @Nullable Severity severity) {}

    Timeline(Rule rule) {
        this.rule = rule;
    }

    void note(int from, @Nullable Severity severity, Map<String, String> labels) {
        device = labels;
        said.add(new Said(from, severity));
    }

    /** Whether each of its severities was reached. */
    boolean fires() {
        return rule.threshold().levels().stream()
                .map(Level::severity)
                .allMatch(level -> said.stream().anyMatch(change -> change.severity() == level));
    }

    private @Nullable Severity at(int number) {
        Severity now = null;
        for (Said change : said) {
            if (change.from() <= number) {
                now = change.severity();
            }
        }
        return now;
    }

    /** Writes what is expected at every moment that is more than an interval away from a change. */
    void expect(int length, StringBuilder text) {
        boolean derived = RuleScript.derived(rule.signal().metric().orElseThrow());
        for (int i = 1; i < length - 1; i++) {
            if (settled(i, derived) && (i % 2 == 0 || changesNear(i))) {
                text.append("      - {eval_time: ").append(i * SECONDS).append("s, alertname: ");
                text.append(rule.name())
                        .append(", exp_alerts: [")
                        .append(alerts(at(i)))
                        .append("]}\n");
            }
        }
    }

    private boolean changesNear(int number) {
        return at(number - 2) != at(number) || at(number + 2) != at(number);
    }

    /**
     * Not within an interval of a change, and not once a critical alert has eased, until it is over: Prometheus keeps the
     * critical one on for its time, the engine eases at once.
     */
    private boolean settled(int number, boolean derived) {
        int late = derived ? WINDOW : 1;
        for (int back = -1; back <= late; back++) {
            if (at(number - back) != at(number)) {
                return false;
            }
        }
        for (int before = number; at(number) == Severity.WARNING && at(before) != null; before--) {
            if (at(before) == Severity.CRITICAL) {
                return false;
            }
        }
        return true;
    }

    private String alerts(@Nullable Severity severity) {
        List<String> alerts = new ArrayList<>();
        if (severity != null) {
            rule.threshold().levels().stream()
                    .filter(level -> level.severity().compareTo(severity) <= 0)
                    .forEach(level -> alerts.add(alert(level)));
        }
        return String.join(", ", alerts);
    }

    private String alert(Level level) {
        Map<String, String> labels = new TreeMap<>(RuleScript.LABELS);
        labels.putAll(device);
        labels.put("host", "web-1");
        labels.put("severity", level.severity().name().toLowerCase(Locale.ROOT));
        List<String> written = new ArrayList<>();
        labels.forEach((name, value) -> written.add(name + ": \"" + value + '"'));
        return "{exp_labels: {" + String.join(", ", written) + "}}";
    }
}
