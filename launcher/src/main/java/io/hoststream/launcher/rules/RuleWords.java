package io.hoststream.launcher.rules;

import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Quantity;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Signal;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.metric.Metric;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Alert rules for people. */
public final class RuleWords {

    private static final double MILLIS = 1000;

    private RuleWords() {}

    /** How many rules there are and how far they reach. */
    public static String summary(Rules rules) {
        List<Rule> list = rules.list();
        long everywhere =
                list.stream().filter(rule -> rule.target().where().everyHost()).count();
        long overrides = list.stream().mapToLong(rule -> rule.variants().size()).sum();
        long quiet = list.stream().filter(rule -> rule.wording().quiet()).count();
        String chosen = list.stream()
                .filter(rule -> !rule.target().where().everyHost())
                .map(Rule::name)
                .collect(Collectors.joining(", "));
        return rules.origin() + " is fine: " + count(list.size(), "rule") + ", " + everywhere
                + " of them for every host"
                + (chosen.isEmpty() ? "" : " (not " + chosen + ")")
                + ", " + quiet + " shown but not told, " + count(overrides, "override");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** A line for each rule. */
    public static void table(List<Rule> rules, PrintWriter out) {
        int names = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(0);
        int watched =
                rules.stream().mapToInt(rule -> watched(rule).length()).max().orElse(0);
        for (Rule rule : rules) {
            out.println(String.format(
                            Locale.ROOT,
                            "%-" + names + "s  %-" + watched + "s  %s",
                            rule.name(),
                            watched(rule),
                            limits(rule))
                    + (rule.wording().quiet() ? "  quiet" : ""));
        }
        if (rules.isEmpty()) {
            out.println("no rules");
        }
    }

    /** What a rule watches. */
    public static String watched(Rule rule) {
        Signal signal = rule.signal();
        if (signal instanceof Signal.Change change) {
            return "change of " + change.of().id() + " in " + Durations.format(change.over());
        }
        if (signal instanceof Signal.Anomaly anomaly) {
            return "anomaly of " + anomaly.of().id() + ", "
                    + anomaly.side().name().toLowerCase(Locale.ROOT);
        }
        if (signal instanceof Signal.Forecast forecast) {
            return forecast.of().id() + " reaches "
                    + Quantity.text(forecast.reaches(), forecast.of().unit());
        }
        return signal.metric().map(Metric::id).orElse("silence of the host");
    }

    /** Its limits and for how long they have to be crossed. */
    public static String limits(Rule rule) {
        String side = rule.signal() instanceof Signal.Forecast
                ? "within"
                : rule.threshold().direction() == Direction.ABOVE ? "from" : "down to";
        String levels = rule.threshold().levels().stream()
                .map(level -> level.severity().name().toLowerCase(Locale.ROOT) + " " + side + " " + limit(rule, level))
                .collect(Collectors.joining(", "));
        Duration hold = rule.timing().hold();
        return levels + (hold.isZero() ? "" : " for " + Durations.format(hold));
    }

    private static String limit(Rule rule, Level level) {
        Signal signal = rule.signal();
        if (signal instanceof Signal.Silence || signal instanceof Signal.Forecast) {
            return Durations.format(Duration.ofMillis(Math.round(level.limit() * MILLIS)));
        }
        return signal instanceof Signal.Anomaly
                ? Quantity.number(level.limit()) + " spreads"
                : Quantity.text(level.limit(), signal.metric().map(Metric::unit).orElseThrow());
    }
}
