package io.hoststream.alert.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Works out what a rule is for one host: of its variants the first that fits counts, device by device. */
final class InForce {

    private InForce() {}

    /** The rule, or what is in force instead; for every device at most one of them. */
    static List<Rule> of(Rule rule, String host, Map<String, String> labels) {
        List<Rule> found = new ArrayList<>();
        List<Glob> taken = new ArrayList<>();
        for (Variant variant : rule.variants()) {
            if (variant.where().host(host, labels)) {
                List<Glob> devices = variant.where().only().devices();
                variant.rule().ifPresent(instead -> found.add(narrowed(instead, devices, taken)));
                if (devices.isEmpty()) {
                    return found;
                }
                taken.addAll(devices);
            }
        }
        found.add(0, narrowed(rule, List.of(), taken));
        return found;
    }

    private static Rule narrowed(Rule rule, List<Glob> devices, List<Glob> taken) {
        Selector where = rule.target().where().without(taken);
        // Where both name devices, those of the override are among those of the rule: the reader of rules sees to it.
        Selector narrow = devices.isEmpty()
                ? where
                : new Selector(
                        new Choice(
                                where.only().hosts(),
                                where.only().groups(),
                                where.only().labels(),
                                devices),
                        where.except());
        return new Rule(
                rule.name(),
                rule.signal(),
                rule.threshold(),
                rule.timing(),
                new Target(narrow, rule.target().minimum()),
                rule.wording(),
                List.of());
    }
}
