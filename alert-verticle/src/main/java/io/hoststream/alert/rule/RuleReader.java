package io.hoststream.alert.rule;

import io.hoststream.alert.rule.SignalReader.Watched;
import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.form.Page;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one rule from its keys. */
final class RuleReader {

    /** Every key of a rule. */
    static final List<String> KEYS = List.of(
            "name",
            "metric",
            "above",
            "below",
            "clear",
            "for",
            "keep-firing-for",
            "back-off",
            "flap",
            "minimum",
            "change",
            "anomaly",
            "forecast",
            "silent",
            "where",
            "subject",
            "runbook",
            "labels",
            "quiet",
            "overrides");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Fields fields;

    RuleReader(Fields fields) {
        this.fields = fields;
    }

    /** The rule; empty if a part of it could not be read, which then is a problem. */
    Optional<Rule> read() {
        if (!fields.readable()) {
            return Optional.empty();
        }
        fields.only(KEYS, "a rule");
        String name = name();
        Optional<Rule> rule = body(fields, name, false);
        List<Variant> variants = new OverridesReader(fields, rule.orElse(null)).read();
        return rule.map(base -> new Rule(
                base.name(), base.signal(), base.threshold(), base.timing(), base.target(), base.wording(), variants));
    }

    /** All of a rule but its overrides; {@code override} is whether the keys are those of one, laid over the rule. */
    static Optional<Rule> body(Fields fields, @Nullable String name, boolean override) {
        Watched watched = new SignalReader(fields, override).read();
        Optional<Signal> signal = Optional.ofNullable(watched.signal());
        Timing timing = new TimingReader(fields).read();
        Selector where = new SelectorReader(fields, signal).read(SelectorReader.KEYS);
        List<Minimum> minimum = minimum(fields, signal);
        Wording wording = new WordingReader(fields, signal).read();
        Threshold threshold = watched.threshold();
        return name == null || signal.isEmpty() || threshold == null
                ? Optional.empty()
                : Optional.of(new Rule(
                        name, signal.get(), threshold, timing, new Target(where, minimum), wording, List.of()));
    }

    private @Nullable String name() {
        Optional<String> name = fields.text("name");
        if (!fields.has("name")) {
            fields.complain("name is missing");
        }
        name.filter(text -> !NAME.matcher(text).matches())
                .ifPresent(text -> fields.complainOf(
                        "name",
                        " = " + Page.quote(text)
                                + ": expected up to 64 letters, digits, dots, hyphens and underscores"));
        return name.orElse(null);
    }

    private static List<Minimum> minimum(Fields fields, Optional<Signal> signal) {
        List<Minimum> found = new ArrayList<>();
        // A silent host has no values beside; that it is refused there is told already.
        Optional<Fields> group = fields.has("silent") ? Optional.empty() : fields.group("minimum");
        group.ifPresent(minimum -> {
            if (minimum.readable() && minimum.all().isEmpty()) {
                minimum.complain("expected metrics with the least that they have to be");
            }
            minimum.all()
                    .keySet()
                    .forEach(name -> minimum(minimum, name, signal).ifPresent(found::add));
        });
        return found;
    }

    private static Optional<Minimum> minimum(Fields group, String name, Optional<Signal> signal) {
        Optional<Metric> metric = Metrics.find(name);
        if (metric.isEmpty()) {
            group.complainOf(name, ": there is no such metric" + MetricNames.hint(name));
            return Optional.empty();
        }
        Optional<Scope<?>> watched = signal.flatMap(Signal::metric).map(Metric::scope);
        Scope<?> scope = metric.get().scope();
        if (watched.isPresent() && scope != Scope.HOST && scope != watched.get()) {
            group.complainOf(
                    name,
                    ": is taken over each " + scope.id() + ", the rule's metric over each "
                            + watched.get().id() + "; expected a metric of the same, or of the whole host");
        }
        return NumberScale.of(metric.get()).read(group, name).map(value -> new Minimum(metric.get(), value));
    }
}
