package io.hoststream.pipeline.form;

import io.hoststream.pipeline.settings.YamlTree;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Makes YAML's node tree of a text; why it cannot be is told on its page. */
public final class YamlText {

    private YamlText() {}

    /** The root of the tree; {@code expected} is what an empty file is told to hold. */
    public static Optional<Node> compose(Page page, String text, String expected) {
        // A byte order mark is what some editors begin a file with, and no part of it.
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(page.file()).build();
            Optional<Node> root = YamlTree.compose(settings, bare);
            if (root.isEmpty()) {
                page.add(1, "", "is empty; expected " + expected);
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            page.add(line(e), "", "is not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            String letter = String.format(Locale.ROOT, "%04X", e.getCodePoint());
            page.add(line(e, bare), "", "is not text: found the character U+" + letter);
        } catch (YamlEngineException e) {
            page.add(1, "", "is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static int line(MarkedYamlEngineException e) {
        return e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static int line(ReaderException e, String text) {
        return 1
                + (int) text.codePoints()
                        .limit(e.getPosition())
                        .filter(letter -> letter == '\n')
                        .count();
    }
}
