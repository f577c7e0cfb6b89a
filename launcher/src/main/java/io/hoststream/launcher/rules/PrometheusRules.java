package io.hoststream.launcher.rules;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Selector;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Variant;
import io.hoststream.alert.rule.Wording;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Scope;
import io.hoststream.storage.naming.NamingScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes alert rules as a rules file for Prometheus. */
public final class PrometheusRules {

    private static final String HEAD = """
        # The alert rules of hoststream for Prometheus. Generated: hoststream rules prometheus
        # Prometheus 2.42 or newer (keep_firing_for). Each severity of a rule is an alert of its own; Alertmanager mutes the
        # warning while the critical one fires. Between limit and clear level an alert that fires holds itself, by ALERTS.
        # PromQL has no words for: back-off and flap (use Alertmanager's intervals), what was learned of a series (anomalies).
        groups:
          - name: hoststream
            rules:
        """;

    private final SeriesNames names;
    private final Set<String> exported;
    private final String runbooks;

    /**
     * A writer.
     *
     * @param scheme the naming of role export
     * @param exported the labels of hosts that role export puts on series
     * @param runbooks what is put before a runbook that is only a path; empty for nothing
     */
    public PrometheusRules(NamingScheme scheme, Set<String> exported, String runbooks) {
        this.names = SeriesNames.of(scheme);
        this.exported = Set.copyOf(exported);
        this.runbooks = runbooks;
    }

    /** The file. */
    public String render(Rules rules) {
        StringBuilder text = new StringBuilder(HEAD);
        boolean any = false;
        for (Rule rule : rules.list()) {
            List<String> alerts = alerts(rule, text);
            any |= !alerts.isEmpty();
            alerts.forEach(text::append);
        }
        return any ? text.toString() : text.toString().replace("    rules:\n", "    rules: []\n");
    }

    /** The alerts of a rule; none, and a comment, if it cannot be said. */
    private List<String> alerts(Rule rule, StringBuilder comments) {
        try {
            if (rule.signal() instanceof Signal.Anomaly) {
                throw new NotInPromQl("what is usual for a series is learned, which PromQL cannot do");
            }
            List<String> alerts = new ArrayList<>();
            List<List<Selector>> overridden = new ArrayList<>();
            Selector where = rule.target().where();
            for (Variant variant : rule.variants()) {
                List<Selector> both = List.of(where, variant.where());
                variant.rule().ifPresent(instead -> alerts.addAll(levels(instead, both, List.copyOf(overridden))));
                overridden.add(both);
            }
            alerts.addAll(0, levels(rule, List.of(where), overridden));
            return alerts;
        } catch (NotInPromQl e) {
            comments.append("      # ")
                    .append(rule.name())
                    .append(" is left out: ")
                    .append(e.getMessage())
                    .append('\n');
            return List.of();
        }
    }

    private List<String> levels(Rule rule, List<Selector> of, List<List<Selector>> without) {
        Scope<?> scope = rule.signal().metric().<Scope<?>>map(Metric::scope).orElse(Scope.HOST);
        Matchers matchers = new Matchers(names, AlertExpression.deviceLabel(scope), exported);
        Map<String, String> labels = labels(rule);
        List<String> extra = new ArrayList<>(List.of("alertname", "alertstate", "severity"));
        extra.addAll(labels.keySet());
        AlertExpression expression =
                new AlertExpression(names, rule, extra, AlertExpression.selection(matchers, of, without));
        return rule.threshold().levels().stream()
                .map(level -> alert(rule, level, labels, expression.of(level)))
                .toList();
    }

    private static Map<String, String> labels(Rule rule) {
        Map<String, String> labels = new TreeMap<>(rule.wording().labels());
        if (rule.wording().quiet()) {
            labels.put("quiet", "true");
        }
        return labels;
    }

    private String alert(Rule rule, Level level, Map<String, String> labels, String expression) {
        StringBuilder text = new StringBuilder("      - alert: ").append(quoted(rule.name()));
        text.append("\n        expr: |-\n          ").append(expression.replace("\n", "\n          "));
        if (!rule.timing().hold().isZero()) {
            text.append("\n        for: ").append(Durations.format(rule.timing().hold()));
        }
        if (!rule.timing().keepFiring().isZero()) {
            text.append("\n        keep_firing_for: ")
                    .append(Durations.format(rule.timing().keepFiring()));
        }
        text.append("\n        labels:\n          severity: ").append(AlertExpression.severity(level));
        labels.forEach((name, value) ->
                text.append("\n          ").append(name).append(": ").append(quoted(literal(value))));
        text.append("\n        annotations:\n          summary: ").append(quoted(summary(rule)));
        if (!rule.wording().runbook().isEmpty()) {
            text.append("\n          runbook_url: ").append(quoted(literal(runbook(rule))));
        }
        return text.append('\n').toString();
    }

    private String runbook(Rule rule) {
        String runbook = rule.wording().runbook();
        return runbook.contains(":") ? runbook : runbooks + runbook;
    }

    private String summary(Rule rule) {
        Scope<?> scope = rule.signal().metric().<Scope<?>>map(Metric::scope).orElse(Scope.HOST);
        String subject = literal(rule.wording().subject())
                .replace(Wording.DEVICE, "{{ $labels." + AlertExpression.deviceLabel(scope) + " }}")
                .replace(Wording.HOST, "{{ $labels." + names.hostLabel() + " }}");
        if (rule.signal() instanceof Signal.Silence) {
            return subject + " is silent for {{ $value | humanizeDuration }}";
        }
        SeriesNames.Series series = names.of(rule.signal().metric().orElseThrow());
        String value = "{{ $value | humanize" + (series.ratio() ? "Percentage" : "") + " }}";
        return rule.signal() instanceof Signal.Forecast
                ? subject + " is on its way to " + value
                : subject + (rule.signal() instanceof Signal.Change ? " has changed by " : " is at ") + value;
    }

    /** Text in which Prometheus's templates find nothing to fill in. */
    private static String literal(String text) {
        return text.replace("{{", "{ {");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
