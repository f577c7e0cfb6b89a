package io.hoststream.launcher.reference;

import static io.hoststream.launcher.reference.ReferencePages.cell;
import static io.hoststream.launcher.reference.ReferencePages.code;

import io.hoststream.alert.rule.Minimum;
import io.hoststream.alert.rule.Quantity;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.launcher.rules.RuleWords;
import io.hoststream.pipeline.settings.Durations;
import java.util.stream.Collectors;

/** The rules that are in force unless somebody sets others. */
final class RulesPage {

    private static final String HEAD = """
        # Shipped rules

        Generated from the code: the rules that are in force where `alert.rules` names no file. `hoststream rules defaults` prints them
        as they are written, with the reasons. Quiet ones are shown and never told. [How rules are written](alert-rules.md).

        | rule | watches | fires | while also | over after | told |
        |---|---|---|---|---|---|
        """;

    private RulesPage() {}

    static String render() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Rule rule : RuleFile.builtIn().list()) {
            String besides =
                    rule.target().minimum().stream().map(RulesPage::minimum).collect(Collectors.joining(", "));
            page.append("| [")
                    .append(code(rule.name()))
                    .append("](../runbooks/")
                    .append(rule.name())
                    .append(".md) | ");
            page.append(cell(RuleWords.watched(rule))).append(" | ");
            page.append(cell(RuleWords.limits(rule))).append(" | ");
            page.append(cell(besides)).append(" | ");
            page.append(Durations.format(rule.timing().keepFiring())).append(" clear | ");
            page.append(rule.wording().quiet() ? "quiet" : "yes").append(" |\n");
        }
        return page.toString();
    }

    private static String minimum(Minimum minimum) {
        return minimum.metric().id() + " is at least "
                + Quantity.text(minimum.value(), minimum.metric().unit());
    }
}
