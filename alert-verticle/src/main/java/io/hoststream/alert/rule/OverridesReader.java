package io.hoststream.alert.rule;

import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.form.Page;
import io.hoststream.schema.alert.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what is in force instead of a rule for some hosts or devices. */
final class OverridesReader {

    /** Every key of an override. */
    static final List<String> KEYS = List.of(
            "where",
            "off",
            "above",
            "below",
            "clear",
            "for",
            "keep-firing-for",
            "back-off",
            "flap",
            "minimum",
            "forecast",
            "silent",
            "runbook",
            "labels",
            "quiet");

    private static final String OVERRIDES = "overrides";
    private static final String OFF = "off";
    private static final int MOST = 100;

    private final Fields rule;
    private final @Nullable Rule base;

    /** For the overrides of a rule; {@code base} is the rule without them, null if it could not be read. */
    OverridesReader(Fields rule, @Nullable Rule base) {
        this.rule = rule;
        this.base = base;
    }

    List<Variant> read() {
        Optional<Node> node = rule.node(OVERRIDES);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode list) || list.getValue().isEmpty()) {
            rule.complainOf(OVERRIDES, ": expected a list of overrides, each with where and what is different there");
            return List.of();
        }
        if (list.getValue().size() > MOST) {
            rule.complainOf(
                    OVERRIDES,
                    ": expected at most " + MOST + ", found " + list.getValue().size());
            return List.of();
        }
        return each(list.getValue());
    }

    private List<Variant> each(List<Node> items) {
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Fields fields = rule.item(OVERRIDES, i, items.get(i));
            if (fields.readable()) {
                one(fields, variants).ifPresent(variants::add);
            }
        }
        return variants;
    }

    private Optional<Variant> one(Fields override, List<Variant> before) {
        override.only(KEYS, "an override");
        Selector where = new SelectorReader(override, Optional.ofNullable(base).map(Rule::signal))
                .read(SelectorReader.OVERRIDE_KEYS);
        checkReach(override, where, before);
        checkDevices(override, where);
        if (override.flag(OFF)) {
            override.all().keySet().stream()
                    .filter(key -> !List.of("where", OFF).contains(key))
                    .forEach(key -> override.complainOf(key, ": says nothing where the rule is off"));
            return Optional.of(new Variant(where, Optional.empty()));
        }
        if (override.has(OFF)) {
            override.complainOf(OFF, ": expected true, or no such key");
        }
        return instead(override).map(changed -> new Variant(where, Optional.of(changed)));
    }

    private Optional<Rule> instead(Fields override) {
        Page apart = override.page().apart();
        Node merged = Overlay.over((MappingNode) rule.node(), (MappingNode) override.node(), KEYS);
        Optional<Rule> read = RuleReader.body(override.as(apart, merged), base == null ? null : base.name(), true);
        override.page().addNew(apart);
        if (base != null && apart.fine() && read.isPresent()) {
            check(override, base, read.get());
        }
        return read;
    }

    private static void check(Fields override, Rule base, Rule instead) {
        if (instead.equals(base)) {
            override.complain("changes nothing; expected a limit or a time that is not the rule's, or \"off: true\"");
        } else if (!instead.signal().equals(base.signal())) {
            override.complainOf(
                    "forecast", ": expected other limits in within; what is forecast is the same for all hosts");
        }
    }

    private static void checkReach(Fields override, Selector where, List<Variant> before) {
        for (int i = 0; i < before.size(); i++) {
            Selector earlier = before.get(i).where();
            if (earlier.equals(where) || earlier.equals(Selector.ALL)) {
                String why = earlier.equals(Selector.ALL) ? " is for every host" : " is for the same hosts and devices";
                override.complain("is never reached: override " + (i + 1) + why + ", and the first that fits counts");
                return;
            }
        }
    }

    /** Devices that the rule itself leaves out cannot be overridden: what fits both could not be told in patterns. */
    private void checkDevices(Fields override, Selector where) {
        List<Glob> own = base == null ? List.of() : base.target().where().only().devices();
        if (own.isEmpty()) {
            return;
        }
        where.only().devices().stream()
                .filter(pattern -> own.stream().noneMatch(glob -> glob.covers(pattern)))
                .forEach(pattern -> override.complainOf(
                        "where",
                        ".devices = " + Page.quote(pattern.pattern())
                                + ": expected some of the devices that the rule is for"));
    }
}
