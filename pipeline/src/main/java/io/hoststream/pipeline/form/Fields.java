package io.hoststream.pipeline.form;

import io.hoststream.pipeline.settings.Durations;
import java.time.Duration;
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

    /** More keys than a group has. */
    private static final int MOST_KEYS = 200;

    /** More items than a list in a rule needs. */
    private static final int MOST_ITEMS = 1000;

    private final Page page;
    private final String about;
    private final String path;
    private final Node at;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /**
     * Takes a group apart.
     *
     * @param about what messages begin with, such as {@code "rule cpu: "}
     * @param path the keys that lead here, such as {@code "above."}
     */
    public Fields(Page page, String about, String path, Node node) {
        this.page = page;
        this.about = about;
        this.path = path;
        this.at = node;
        if (node instanceof MappingNode mapping && mapping.getValue().size() > MOST_KEYS) {
            complain("expected at most " + MOST_KEYS + " keys, found "
                    + mapping.getValue().size());
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::put);
        } else {
            complain("expected keys with values, found " + kind(node));
        }
    }

    private void put(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            page.add(tuple.getKeyNode(), about, path + "expected a key, found " + kind(tuple.getKeyNode()));
            return;
        }
        Node before = values.put(key.getValue(), tuple.getValueNode());
        if (before != null) {
            page.add(key, about, path + key.getValue() + " is given twice, first at " + page.place(before));
        }
    }

    /** The group at a place of the list under a key, counted from 0; messages count from 1. */
    public Fields item(String key, int index, Node node) {
        return new Fields(page, about + key + " " + (index + 1) + ": ", "", node);
    }

    /** Another group in place of this one, judged on a page of its own. */
    public Fields as(Page apart, Node other) {
        return new Fields(apart, about, path, other);
    }

    /** Complains of every key that is none of these; {@code what} says what they are keys of. */
    public void only(Collection<String> known, String what) {
        values.forEach((key, node) -> {
            if (!known.contains(key)) {
                page.add(node, about, path + shown(key) + " is not a key of " + what + Words.hint(key, known));
            }
        });
    }

    private static String shown(String key) {
        String quoted = Page.quote(key);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Whether there are keys and values at all; if not, that is a problem already. */
    public boolean readable() {
        return at instanceof MappingNode mapping && mapping.getValue().size() <= MOST_KEYS;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Map<String, Node> all() {
        return values;
    }

    public Page page() {
        return page;
    }

    public Node node() {
        return at;
    }

    /** The value of a key as it is in the file. */
    public Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The group under a key. */
    public Optional<Fields> group(String key) {
        return node(key).map(node -> new Fields(page, about, path + key + ".", node));
    }

    /** The text under a key. */
    public Optional<String> text(String key) {
        return node(key).flatMap(node -> text(key, node));
    }

    /** The list of texts under a key; a text alone is a list of one. */
    public List<String> texts(String key) {
        return items(key).stream().flatMap(item -> text(key, item).stream()).toList();
    }

    private List<Node> items(String key) {
        if (!(values.get(key) instanceof SequenceNode sequence)) {
            return node(key).stream().toList();
        }
        if (sequence.getValue().isEmpty()) {
            complainOf(key, ": the list is empty, which says nothing; leave the key out");
        } else if (sequence.getValue().size() > MOST_ITEMS) {
            complainOf(
                    key,
                    ": expected at most " + MOST_ITEMS + " items, found "
                            + sequence.getValue().size());
            return List.of();
        }
        return sequence.getValue();
    }

    /** The duration under a key, within bounds. */
    public Optional<Duration> duration(String key, Duration least, Duration most) {
        return text(key).flatMap(text -> {
            Optional<Duration> read = duration(text);
            if (read.isEmpty()) {
                complainOf(key, " = " + Page.quote(text) + ": expected a duration such as 30s, 5m or 1h");
            }
            return read.filter(duration -> within(key, text, duration, least, most));
        });
    }

    private boolean within(String key, String text, Duration read, Duration least, Duration most) {
        if (read.compareTo(most) > 0) {
            complainOf(key, " = " + Page.quote(text) + ": expected at most " + Durations.format(most));
            return false;
        }
        if (read.compareTo(least) < 0) {
            complainOf(key, " = " + Page.quote(text) + ": expected at least " + Durations.format(least));
            return false;
        }
        return true;
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Durations.parse(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The number under a key, as decimals. */
    public Optional<Double> number(String key) {
        Optional<String> text = text(key);
        Optional<Double> number = text.flatMap(Fields::parse);
        if (text.isPresent() && number.isEmpty()) {
            complainOf(key, " = " + Page.quote(text.get()) + ": expected a number");
        }
        return number;
    }

    private static Optional<Double> parse(String text) {
        try {
            double number = Double.parseDouble(text);
            boolean decimal = text.chars().allMatch(letter -> "+-.0123456789eE".indexOf(letter) >= 0);
            return decimal && Double.isFinite(number) ? Optional.of(number + 0.0) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a key says true; false where it is not given. */
    public boolean flag(String key) {
        Optional<String> text = text(key);
        text.filter(word -> !List.of("true", "false").contains(word))
                .ifPresent(word -> complainOf(key, " = " + Page.quote(word) + ": expected true or false"));
        return text.filter("true"::equals).isPresent();
    }

    /** Adds a problem about the value of a key. */
    public void complainOf(String key, String message) {
        page.add(values.getOrDefault(key, at), about, path + key + message);
    }

    /** Adds a problem about the group as a whole. */
    public void complain(String message) {
        String where = path.endsWith(".") ? path.substring(0, path.length() - 1) + ": " : path;
        page.add(at, about, where + message);
    }

    private Optional<String> text(String key, Node node) {
        if (!page.mayRead(node)) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        page.add(node, about, path + key + ": expected text, found " + kind(node));
        return Optional.empty();
    }

    private static String kind(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isBlank() ? "nothing" : Page.quote(scalar.getValue());
        }
        return node instanceof SequenceNode ? "a list" : "a group of keys";
    }
}
