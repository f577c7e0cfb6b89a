package io.hoststream.pipeline.settings;

import io.hoststream.pipeline.settings.RawValue.Entries;
import io.hoststream.pipeline.settings.RawValue.Items;
import io.hoststream.pipeline.settings.RawValue.Placed;
import io.hoststream.pipeline.settings.RawValue.Text;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a YAML file into flat keys, each with its line. Works on YAML's node tree: a tree of objects would have lost the
 * lines, repeated keys and the difference between {@code 010} and {@code 8}.
 */
final class YamlFile {

    private static final long MOST_BYTES = 1L << 20;

    private final Path file;
    private final Predicate<String> isMap;
    private final Problems problems;
    private final Map<String, Placed> values = new LinkedHashMap<>();

    YamlFile(Path file, Predicate<String> isMap, Problems problems) {
        this.file = file;
        this.isMap = isMap;
        this.problems = problems;
    }

    Map<String, Placed> read() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                complain("is larger than 1 MB, which no settings file is");
            } else {
                root().filter(node -> !isNull(node)).ifPresent(node -> flatten("", node));
            }
        } catch (NoSuchFileException e) {
            complain("does not exist");
        } catch (AccessDeniedException e) {
            complain("cannot be read: permission denied");
        } catch (MalformedInputException e) {
            complain("is not UTF-8 text");
        } catch (IOException e) {
            complain("cannot be read: " + e.getMessage());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            problems.add(Origin.line(file.toString(), line), "is not YAML: " + context + e.getProblem());
        } catch (YamlEngineException e) {
            complain("is not YAML: " + e.getMessage());
        }
        return values;
    }

    private Optional<Node> root() throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setSchema(new CoreSchema())
                .build();
        return YamlTree.compose(settings, Files.readString(file));
    }

    private void complain(String message) {
        problems.add(new Origin(file.toString()), message);
    }

    private void flatten(String key, Node node) {
        if (node.isRecursive()) {
            problems.add(place(node), key + " contains itself");
        } else if (node instanceof MappingNode mapping && !isMap.test(key)) {
            for (NodeTuple tuple : mapping.getValue()) {
                String name = text(tuple.getKeyNode());
                flatten(key.isEmpty() ? name : key + "." + name, tuple.getValueNode());
            }
        } else if (key.isEmpty()) {
            problems.add(place(node), "expected keys with values, such as \"collect:\"");
        } else if (!isNull(node)) {
            put(key, node);
        }
    }

    private void put(String key, Node node) {
        Placed placed = new Placed(value(node), place(node));
        Placed before = values.put(key, placed);
        if (before != null) {
            problems.add(placed.origin(), key + " is given twice, first at " + before.origin());
        }
    }

    private RawValue value(Node node) {
        if (node instanceof SequenceNode sequence) {
            return new Items(sequence.getValue().stream().map(this::text).toList());
        }
        if (node instanceof MappingNode mapping) {
            Map<String, String> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                String name = text(tuple.getKeyNode());
                if (entries.put(name, text(tuple.getValueNode())) != null) {
                    problems.add(place(tuple.getKeyNode()), name + " is given twice");
                }
            }
            return new Entries(entries);
        }
        return new Text(text(node));
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problems.add(place(node), "expected plain text, found a list or a group of keys");
        return "";
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private Origin place(Node node) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        return Origin.line(file.toString(), line);
    }
}
