package io.hoststream.alert.rule;

import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problems;
import io.hoststream.pipeline.settings.Suggestions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The keys and values of one group in a YAML file, each with its line; what does not fit is a problem with its place. */
public final class Fields {

    private final Page page;
    private final String path;
    private final Node at;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** A YAML file under check: its name and what is wrong with it. */
    public record Page(String file, Problems problems) {

        /** Where a node of the file is. */
        public Origin place(Node node) {
            return Origin.line(
                    file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
        }
    }

    /** Takes a group apart; {@code path} is what messages begin with, such as {@code rule cpu: above.} or nothing. */
    public Fields(Page page, String path, Node node) {
        this.page = page;
        this.path = path;
        this.at = node;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::put);
        } else {
            complain("expected keys with values, found " + kind(node));
        }
    }

    private void put(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            page.problems()
                    .add(page.place(tuple.getKeyNode()), path + ": expected a key, found " + kind(tuple.getKeyNode()));
            return;
        }
        Node before = values.put(key.getValue(), tuple.getValueNode());
        if (before != null) {
            page.problems()
                    .add(page.place(key), path + key.getValue() + " is given twice, first at " + page.place(before));
        }
    }

    /** Complains of every key that is none of these; {@code what} says what they are keys of. */
    public void only(Collection<String> known, String what) {
        values.forEach((key, node) -> {
            if (!known.contains(key)) {
                page.problems()
                        .add(page.place(node), path + key + " is not a key of " + what + Suggestions.hint(key, known));
            }
        });
    }

    /** Whether there are keys and values at all; if not, that is a problem already. */
    public boolean readable() {
        return at instanceof MappingNode;
    }

    /** Whether the key is there. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The values as they are in the file, by their keys. */
    public Map<String, Node> all() {
        return values;
    }

    /** The value of a key as it is in the file. */
    public Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The group under a key. */
    public Optional<Fields> group(String key) {
        return node(key).map(node -> new Fields(page, path + key + ".", node));
    }

    /** The text under a key. */
    public Optional<String> text(String key) {
        return node(key).flatMap(node -> text(key, node));
    }

    /** The list of texts under a key; a text alone is a list of one. */
    public List<String> texts(String key) {
        return node(key).stream()
                .flatMap(node ->
                        node instanceof SequenceNode sequence ? sequence.getValue().stream() : List.of(node).stream())
                .flatMap(item -> text(key, item).stream())
                .toList();
    }

    /** Adds a problem about the value of a key. */
    public void complainOf(String key, String message) {
        page.problems().add(page.place(values.getOrDefault(key, at)), path + key + message);
    }

    /** Adds a problem about the group as a whole. */
    public void complain(String message) {
        String about = path.endsWith(".") ? path.substring(0, path.length() - 1) + ": " : path;
        page.problems().add(page.place(at), about + message);
    }

    private Optional<String> text(String key, Node node) {
        if (node instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        page.problems().add(page.place(node), path + key + ": expected text, found " + kind(node));
        return Optional.empty();
    }

    private static String kind(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isBlank() ? "nothing" : '"' + scalar.getValue() + '"';
        }
        return node instanceof SequenceNode ? "a list" : "a group of keys";
    }
}
