package io.hoststream.alert.rule;

import io.hoststream.alert.rule.Signal.Anomaly.Side;
import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.form.Page;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a rule watches, and the limits that go with it. */
final class SignalReader {

    private static final String SILENT = "silent";
    private static final String FORECAST = "forecast";
    private static final String ANOMALY = "anomaly";
    private static final String CHANGE = "change";
    private static final String WITHIN = "within";
    private static final List<String> KINDS = List.of(SILENT, FORECAST, ANOMALY, CHANGE);
    private static final Duration SHORTEST_CHANGE = Duration.ofSeconds(1);
    private static final Duration LONGEST_CHANGE = Duration.ofDays(1);

    private final Fields rule;
    private final boolean override;

    SignalReader(Fields rule, boolean override) {
        this.rule = rule;
        this.override = override;
    }

    /** What is watched and its limits; what could not be read is null, and is a problem. */
    record Watched(@Nullable Signal signal, @Nullable Threshold threshold) {}

    Watched read() {
        List<String> kinds = KINDS.stream().filter(rule::has).toList();
        if (kinds.size() > 1) {
            rule.complain("expected one of " + String.join(", ", KINDS) + ", found " + String.join(" and ", kinds));
        }
        return switch (kinds.isEmpty() ? "" : kinds.get(0)) {
            case SILENT -> silence(rule.group(SILENT).orElseThrow());
            case FORECAST -> forecast(rule.group(FORECAST).orElseThrow());
            case ANOMALY -> anomaly(rule.group(ANOMALY).orElseThrow());
            case CHANGE -> change(rule.group(CHANGE).orElseThrow());
            default -> value();
        };
    }

    private Watched value() {
        Metric metric = metric();
        if (metric != null && metric.kind() == Kind.COUNTER) {
            rule.complainOf(
                    "metric",
                    " = " + Page.quote(metric.id())
                            + ": counts since boot and only grows; expected change: {over: 10m} beside it");
        }
        Scale scale = metric == null ? NumberScale.ANY : NumberScale.of(metric);
        return new Watched(
                metric == null ? null : new Signal.Value(metric), limits(scale).ofValues());
    }

    private Watched change(Fields group) {
        group.only(List.of("over"), CHANGE);
        Metric metric = metric();
        if (group.readable() && !group.has("over")) {
            group.complain("expected over, the time over which the change is taken, such as 10m");
        }
        Optional<Duration> over = group.duration("over", SHORTEST_CHANGE, LONGEST_CHANGE);
        Scale scale = metric == null ? NumberScale.ANY : NumberScale.ofChange(metric);
        Signal signal = metric == null || over.isEmpty() ? null : new Signal.Change(metric, over.get());
        return new Watched(signal, limits(scale).ofValues());
    }

    private Watched anomaly(Fields group) {
        group.only(List.of("side", "least"), ANOMALY);
        refuse(List.of("below"), "an anomaly is a distance, in spreads; expected above, and the side in anomaly.side");
        Metric metric = metric();
        refuseCounter(metric, ANOMALY);
        Side side = side(group);
        Scale scale = metric == null ? NumberScale.ANY : NumberScale.of(metric);
        double least = scale.read(group, "least").orElse(0.0);
        if (least < 0) {
            group.complainOf(
                    "least", " = " + NumberScale.plain(least) + ": expected a distance, which is never below 0");
        }
        if (!rule.has("above")) {
            rule.complain("expected above, with the limits in spreads");
            return new Watched(metric == null ? null : new Signal.Anomaly(metric, side, least), null);
        }
        Threshold threshold =
                limits(NumberScale.SPREADS).of(rule.group("above").orElseThrow(), Direction.ABOVE, "above");
        return new Watched(metric == null ? null : new Signal.Anomaly(metric, side, least), threshold);
    }

    private static Side side(Fields group) {
        Optional<String> text = group.text("side");
        Optional<Side> side = Arrays.stream(Side.values())
                .filter(known -> text.isPresent()
                        && known.name().toLowerCase(Locale.ROOT).equals(text.get()))
                .findFirst();
        if (text.isPresent() && side.isEmpty()) {
            group.complainOf("side", " = " + Page.quote(text.get()) + ": expected up, down or both");
        }
        return side.orElse(Side.BOTH);
    }

    private Watched forecast(Fields group) {
        group.only(List.of("reaches", WITHIN), FORECAST);
        refuse(List.of("above", "below"), "a forecast has its limits in forecast.within");
        Metric metric = metric();
        refuseCounter(metric, FORECAST);
        if (group.readable() && !(group.has("reaches") && group.has(WITHIN))) {
            group.complain("expected reaches, the level that is forecast, and within, the time until then");
        }
        Scale scale = metric == null ? NumberScale.ANY : NumberScale.of(metric);
        Optional<Double> reaches = scale.read(group, "reaches");
        Threshold threshold = group.group(WITHIN)
                .map(within -> limits(DurationScale.FORECAST).of(within, Direction.BELOW, "forecast.within"))
                .orElse(null);
        Signal signal = metric == null || reaches.isEmpty() ? null : new Signal.Forecast(metric, reaches.get());
        return new Watched(signal, threshold);
    }

    private Watched silence(Fields group) {
        refuse(
                List.of("metric", "above", "below", "clear", "minimum"),
                "a host that is silent is watched as a whole, and is back with its next sample");
        return new Watched(new Signal.Silence(), limits(DurationScale.SILENCE).of(group, Direction.ABOVE, SILENT));
    }

    private ThresholdReader limits(Scale scale) {
        return new ThresholdReader(rule, scale, override);
    }

    private void refuse(List<String> keys, String why) {
        keys.stream().filter(rule::has).forEach(key -> rule.complainOf(key, ": " + why));
    }

    private void refuseCounter(@Nullable Metric metric, String kind) {
        if (metric != null && metric.kind() == Kind.COUNTER) {
            rule.complainOf(
                    "metric", " = " + Page.quote(metric.id()) + ": counts since boot, which is nothing for " + kind);
        }
    }

    private @Nullable Metric metric() {
        if (!rule.has("metric")) {
            rule.complain("metric is missing, expected the name of one, such as cpu_usage_percent");
        }
        return MetricNames.read(rule, "metric").orElse(null);
    }
}
