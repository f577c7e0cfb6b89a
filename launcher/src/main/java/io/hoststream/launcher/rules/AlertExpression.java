package io.hoststream.launcher.rules;

import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Minimum;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Selector;
import io.hoststream.alert.rule.Signal;
import io.hoststream.launcher.rules.SeriesNames.Series;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Scope;
import io.hoststream.storage.naming.StatusFamilies;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** One limit of a rule as a PromQL expression. */
final class AlertExpression {

    /** What is looked back on to see ahead: a seventh of the time, but a working day of hours at least. */
    private static final Duration SHORTEST_VIEW = Duration.ofHours(6);

    private static final int VIEW_SHARE = 7;
    private static final String LINE = "\n  ";

    private final SeriesNames names;
    private final Rule rule;
    private final List<String> extraLabels;
    private final UnaryOperator<String> selected;

    /**
     * For a rule.
     *
     * @param extraLabels the labels that its alerts have beside those of their series
     * @param selected puts the matchers into a template, and leaves out what is not the rule's
     */
    AlertExpression(SeriesNames names, Rule rule, List<String> extraLabels, UnaryOperator<String> selected) {
        this.names = names;
        this.rule = rule;
        this.extraLabels = extraLabels;
        this.selected = selected;
    }

    /** The label by which the devices of a scope have their short names. */
    static String deviceLabel(Scope<?> scope) {
        return scope.labels().isEmpty() ? "device" : scope.labels().get(0);
    }

    /** The expression; it is there while the limit is crossed, or crossed before and not clear yet. */
    String of(Level level) {
        String crossed = compare(level.limit(), true);
        String held = compare(level.clear(), false) + LINE + "and ignoring (" + String.join(", ", extraLabels) + ")"
                + LINE + "ALERTS{alertname=\"" + rule.name() + "\",severity=\"" + severity(level)
                + "\",alertstate=\"firing\"}";
        boolean hysteresis = level.limit() != level.clear() && !(rule.signal() instanceof Signal.Silence);
        String limits = hysteresis ? "(" + LINE + crossed + LINE + "or" + LINE + held + "\n)" : crossed;
        StringBuilder whole = new StringBuilder(limits);
        for (Minimum minimum : rule.target().minimum()) {
            whole.append('\n').append(and(minimum));
        }
        return whole.toString();
    }

    static String severity(Level level) {
        return level.severity().name().toLowerCase(Locale.ROOT);
    }

    /** The comparison with a limit; with a clear level the value at it counts as clear. */
    private String compare(double limit, boolean reaches) {
        Signal signal = rule.signal();
        boolean above = rule.threshold().direction() == Direction.ABOVE;
        String sign = (above ? ">" : "<") + (reaches ? "=" : "");
        if (signal instanceof Signal.Silence) {
            String last = StatusFamilies.LAST_SAMPLE.name() + "{" + Series.MATCHERS + "}";
            return "time() - " + selected.apply(last) + " " + sign + " " + number(limit);
        }
        if (signal instanceof Signal.Forecast forecast) {
            return forecast(forecast, limit, reaches);
        }
        Metric metric = signal.metric().orElseThrow();
        Series series = names.of(metric);
        String value = series.template();
        if (signal instanceof Signal.Change change) {
            value = change(value, Durations.format(change.over()));
        }
        return selected.apply(value) + " " + sign + " " + number(limit, series);
    }

    private static String change(String value, String over) {
        if (value.startsWith("(") || value.startsWith("rate")) {
            throw new NotInPromQl("its change is one of a value that Prometheus derives");
        }
        return "(" + value + " - " + value + " offset " + over + ")";
    }

    private String forecast(Signal.Forecast forecast, double seconds, boolean reaches) {
        Series series = names.of(forecast.of());
        Duration ahead = Duration.ofSeconds(Math.round(seconds));
        Duration view = Duration.ofMinutes(ahead.toMinutes() / VIEW_SHARE);
        String window = Durations.format(view.compareTo(SHORTEST_VIEW) < 0 ? SHORTEST_VIEW : view);
        boolean plain = series.template().endsWith("}") && !series.template().startsWith("(");
        String range = series.template() + "[" + window + (plain ? "]" : ":1m]");
        return selected.apply("predict_linear(" + range + ", " + ahead.toSeconds() + ")") + " "
                + (reaches ? ">= " : "> ") + number(forecast.reaches(), series);
    }

    private String and(Minimum minimum) {
        Series series = names.of(minimum.metric());
        boolean ofHost = minimum.metric().scope() == Scope.HOST
                && rule.signal()
                        .metric()
                        .map(Metric::scope)
                        .filter(scope -> scope != Scope.HOST)
                        .isPresent();
        String matching = ofHost ? "and on (" + names.hostLabel() + ") " : "and ";
        return matching + series.with("").replace(",}", "}") + " >= " + number(minimum.value(), series);
    }

    private static String number(double value, Series series) {
        double factor = series.factor();
        return number(factor < 1 ? value / Math.rint(1 / factor) : value * factor);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A template with the rule's matchers, less what is overridden. */
    static UnaryOperator<String> selection(Matchers matchers, List<Selector> of, List<List<Selector>> without) {
        return template -> {
            StringBuilder text = new StringBuilder(fill(template, matchers, of));
            for (List<Selector> left : without) {
                text.append(" unless ").append(fill(template, matchers, left));
            }
            return without.isEmpty() ? text.toString() : "(" + text + ")";
        };
    }

    private static String fill(String template, Matchers matchers, List<Selector> selectors) {
        String inside = String.join(
                ",",
                selectors.stream()
                        .flatMap(selector -> matchers.of(selector).stream())
                        .distinct()
                        .toList());
        return template.replace(Series.MATCHERS, inside).replace(",}", "}").replace("{}", "");
    }
}
