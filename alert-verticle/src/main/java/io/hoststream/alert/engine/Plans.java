package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plans of the rules in force: made once for each choice of rules, and anew when the rules change. */
final class Plans {

    /** Choices of rules that are remembered; each may be of one host alone, if labels are that fine. */
    private static final int MOST = 1000;

    private final Map<List<Rule>, Plan> plans = new HashMap<>();
    private @Nullable Rules rules;
    private long edition;

    /** Takes the rules that are in force from now on; gives a number that changes with them. */
    // The same object is the same rules: to compare all of them for every sample would take longer than to evaluate it.
    @SuppressWarnings("ReferenceEquality")
    long edition(Rules now) {
        if (now != rules) {
            if (!now.equals(rules)) {
                plans.clear();
                edition++;
            }
            rules = now;
        }
        return edition;
    }

    /** The plan for a host of that name with these labels, under the rules taken last. */
    Plan of(String host, Map<String, String> labels) {
        List<Rule> matching = rules == null ? List.of() : rules.matching(host, labels);
        if (plans.size() >= MOST) {
            plans.clear();
        }
        return plans.computeIfAbsent(matching, Plan::new);
    }
}
