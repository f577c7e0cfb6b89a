package io.hoststream.alert.rule;

import io.hoststream.alert.rule.Fields.Page;
import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problems;
import io.hoststream.pipeline.settings.YamlTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads rules from YAML, strictly: everything that is wrong is told at once, with its line. Works on YAML's node tree,
 * because a tree of objects would have lost the lines and the repeated keys.
 */
public final class RuleParser {

    private static final String RULES = "rules";

    private final Page page;
    private final Map<String, Origin> names = new HashMap<>();

    private RuleParser(String file, Problems problems) {
        this.page = new Page(file, problems);
    }

    /**
     * The rules in a text.
     *
     * @param file the file's name, for messages
     * @throws io.hoststream.pipeline.settings.SettingsException with every problem, if there are any
     */
    public static Rules parse(String file, String text) {
        Problems problems = new Problems();
        List<Rule> rules = new RuleParser(file, problems).read(text);
        problems.throwIfAny();
        return new Rules(rules, file);
    }

    private List<Rule> read(String text) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(page.file()).build();
            Optional<Node> root = YamlTree.compose(settings, text);
            if (root.isPresent()) {
                return rules(new Fields(page, "", root.get()));
            }
            complain(1, "is empty; expected \"rules:\" and a list of rules, \"rules: []\" for none");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            complain(line, "is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            complain(1, "is not YAML: " + e.getMessage());
        }
        return List.of();
    }

    private List<Rule> rules(Fields top) {
        top.only(Set.of(RULES), "a rules file");
        Optional<Node> list = top.node(RULES);
        List<Rule> read = new ArrayList<>();
        if (list.isPresent() && list.get() instanceof SequenceNode items) {
            for (Node item : items.getValue()) {
                rule(item, items.getValue().indexOf(item) + 1).ifPresent(read::add);
            }
        } else if (list.isPresent() || page.problems().none()) {
            top.complainOf(RULES, ": expected a list of rules, \"rules: []\" for none");
        }
        return read;
    }

    private Optional<Rule> rule(Node item, int number) {
        Problems unheard = new Problems();
        Optional<String> name = new Fields(new Page(page.file(), unheard), "", item).text("name");
        String called = name.orElse(Integer.toString(number));
        Fields fields = new Fields(page, "rule " + called + ": ", item);
        Optional<Rule> rule = new RuleReader(fields).read();
        name.ifPresent(text -> {
            Origin before = names.putIfAbsent(text, page.place(item));
            if (before != null) {
                fields.complainOf("name", " is taken, first at " + before);
            }
        });
        return rule;
    }

    private void complain(int line, String message) {
        page.problems().add(Origin.line(page.file(), line), message);
    }
}
