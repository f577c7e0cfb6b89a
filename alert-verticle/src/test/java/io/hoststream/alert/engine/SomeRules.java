package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Minimum;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Target;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.alert.rule.Timing;
import io.hoststream.alert.rule.Wording;
import io.hoststream.avro.Severity;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes rules, for tests. */
final class SomeRules {

    private static final double DAY = 86_400;
    private static final Target EVERYTHING = WatchedHost.rules(
                    "{name: any, metric: cpu_usage_percent, above: {warning: 1}}")
            .list()
            .get(0)
            .target();
    private static final Wording CPU = subject("CPU of {host}");
    static final Timing.Flapping CALM = new Timing.Flapping(3, Duration.ofHours(6), Duration.ofMinutes(40));

    private SomeRules() {}

    static Rules of(Rule... rules) {
        return new Rules(Arrays.asList(rules), "test");
    }

    static Wording subject(String subject) {
        return new Wording(subject, "runbook", Map.of("team", "shop"), false);
    }

    static Rule rule(String name, Signal signal, Threshold threshold, Timing timing, Wording wording) {
        return new Rule(name, signal, threshold, timing, EVERYTHING, wording, List.of());
    }

    static Rule withMinimum(Rule rule, Metric metric, double least) {
        return new Rule(
                rule.name(),
                rule.signal(),
                rule.threshold(),
                rule.timing(),
                new Target(rule.target().where(), List.of(new Minimum(metric, least))),
                rule.wording(),
                rule.variants());
    }

    static Threshold above(double limit, double clear) {
        return levels(Direction.ABOVE, warning(limit, clear));
    }

    static Threshold levels(Direction direction, Level... levels) {
        return new Threshold(direction, Arrays.asList(levels));
    }

    static Level warning(double limit, double clear) {
        return new Level(Severity.WARNING, limit, clear);
    }

    static Level critical(double limit, double clear) {
        return new Level(Severity.CRITICAL, limit, clear);
    }

    static Timing held(Duration hold, Duration keepFiring) {
        return new Timing(hold, keepFiring, Timing.BackOff.NONE, Timing.Flapping.BY_DEFAULT);
    }

    /** Rules of every kind, for hosts that say something every five minutes. */
    static Rules ofEveryKind() {
        Duration ten = Duration.ofMinutes(10);
        Timing kept = new Timing(ten, ten, new Timing.BackOff(2, Duration.ofHours(1)), CALM);
        Signal.Anomaly unusual = new Signal.Anomaly(Metric.MEMORY_USAGE_PERCENT, Signal.Anomaly.Side.BOTH, 1);
        return of(
                rule(
                        "cpu",
                        new Signal.Value(Metric.CPU_USAGE_PERCENT),
                        levels(Direction.ABOVE, warning(60, 55), critical(85, 80)),
                        kept,
                        CPU),
                withMinimum(
                        rule(
                                "busy",
                                new Signal.Value(Metric.DISK_IO_UTIL_PERCENT),
                                above(60, 50),
                                held(ten, Duration.ZERO),
                                subject("Disk {device} of {host}")),
                        Metric.MEMORY_USAGE_PERCENT,
                        49.8),
                rule(
                        "jump",
                        new Signal.Change(Metric.CPU_USAGE_PERCENT, Duration.ofHours(2)),
                        above(30, 10),
                        Timing.AT_ONCE,
                        CPU),
                rule("unusual", unusual, above(4, 2), held(Duration.ZERO, ten), CPU),
                rule(
                        "filling",
                        new Signal.Forecast(Metric.DISK_USAGE_PERCENT, 100),
                        levels(Direction.BELOW, warning(7 * DAY, 10 * DAY), critical(DAY, 2 * DAY)),
                        held(ten, Duration.ZERO),
                        subject("Filesystem {device} of {host}")),
                rule("down", new Signal.Silence(), above(1200, 1200), Timing.AT_ONCE, subject("{host}")));
    }
}
