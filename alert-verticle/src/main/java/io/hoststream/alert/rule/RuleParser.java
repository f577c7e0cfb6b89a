package io.hoststream.alert.rule;

import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problems;
import io.hoststream.pipeline.settings.YamlTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads rules from YAML, strictly: everything that is wrong is told at once, with its line. Works on YAML's node tree,
 * because a tree of objects would have lost the lines and the repeated keys.
 */
public final class RuleParser {

    /** More rules than anybody reads; every sample is held against all of them. */
    static final int MOST_RULES = 1000;

    private static final String RULES = "rules";
    private static final String EXPECTED = "expected a list of rules, \"rules: []\" for none";

    private final Page page;
    private final Map<String, Origin> names = new HashMap<>();

    private RuleParser(Page page) {
        this.page = page;
    }

    /**
     * The rules in a text.
     *
     * @param file the file's name, for messages
     * @throws io.hoststream.pipeline.settings.SettingsException with every problem, if there are any
     */
    public static Rules parse(String file, String text) {
        Page page = new Page(file);
        List<Rule> rules = new RuleParser(page).read(text);
        Problems problems = new Problems();
        page.report(problems);
        problems.throwIfAny();
        return new Rules(rules, file);
    }

    /** Every key that a rule may have. */
    public static List<String> keys() {
        return RuleReader.KEYS;
    }

    private List<Rule> read(String text) {
        // A byte order mark is what some editors begin a file with, and no part of it.
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(page.file()).build();
            Optional<Node> root = YamlTree.compose(settings, bare);
            if (root.isPresent()) {
                return rules(new Fields(page, "", "", root.get()));
            }
            page.add(1, "", "is empty; expected \"rules:\" and a list of rules, \"rules: []\" for none");
        } catch (MarkedYamlEngineException e) {
            page.add(line(e), "", "is not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            page.add(
                    line(e, bare),
                    "",
                    String.format(Locale.ROOT, "is not text: found the character U+%04X", e.getCodePoint()));
        } catch (YamlEngineException e) {
            page.add(1, "", "is not YAML: " + e.getMessage());
        }
        return List.of();
    }

    private static int line(ReaderException e, String text) {
        return 1
                + (int) text.codePoints()
                        .limit(e.getPosition())
                        .filter(letter -> letter == '\n')
                        .count();
    }

    private static int line(MarkedYamlEngineException e) {
        return e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private List<Rule> rules(Fields top) {
        top.only(Set.of(RULES), "a rules file");
        Optional<Node> list = top.node(RULES);
        if (list.isEmpty() || !(list.get() instanceof SequenceNode items)) {
            if (list.isPresent() || page.fine()) {
                top.complainOf(RULES, ": " + EXPECTED);
            }
            return List.of();
        }
        if (items.getValue().size() > MOST_RULES) {
            top.complainOf(
                    RULES,
                    ": expected at most " + MOST_RULES + " rules, found "
                            + items.getValue().size());
            return List.of();
        }
        List<Rule> read = new ArrayList<>();
        int number = 0;
        for (Node item : items.getValue()) {
            rule(item, ++number).ifPresent(read::add);
        }
        return read;
    }

    private Optional<Rule> rule(Node item, int number) {
        Optional<String> name = new Fields(page.apart(), "", "", item).text("name");
        String called = name.filter(text -> text.length() <= Words.LONGEST).orElse(Integer.toString(number));
        Fields fields = new Fields(page, "rule " + called + ": ", "", item);
        Optional<Rule> rule = new RuleReader(fields).read();
        name.ifPresent(text -> {
            Origin before = names.putIfAbsent(text, page.place(item));
            if (before != null) {
                fields.complainOf("name", " is taken, first at " + before);
            }
        });
        return rule;
    }
}
