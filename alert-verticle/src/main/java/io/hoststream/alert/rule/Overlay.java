package io.hoststream.alert.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Lays the keys of an override over those of its rule, group by group. */
final class Overlay {

    private static final String CLEAR = "clear";

    /** Groups in groups of a rule; a file with aliases could be deeper without end. */
    private static final int LEVELS = 3;

    /** Where limits stand; each of their keys is a severity. */
    private static final List<String> LIMITS = List.of("above", "below", "within", "forecast");

    private Overlay() {}

    /** The rule as it is under the override: its own keys, and these of the override in their place. */
    static Node over(MappingNode rule, MappingNode override, Collection<String> keys) {
        MappingNode known = like(
                override,
                override.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key && keys.contains(key.getValue()))
                        .toList());
        MappingNode merged = merge(without(rule, "overrides"), without(known, "where"), LEVELS);
        Node clear = value(rule, CLEAR);
        if (!(clear instanceof MappingNode clears)) {
            return merged;
        }
        // A limit that is changed takes its clear level with it: the old one may lie on the wrong side now.
        List<String> changed = new ArrayList<>();
        LIMITS.forEach(key -> collect(value(override, key), changed, LEVELS));
        MappingNode kept = clears;
        for (String severity : changed) {
            kept = without(kept, severity);
        }
        MappingNode left = value(override, CLEAR) instanceof MappingNode own ? merge(kept, own, 1) : kept;
        MappingNode bare = without(merged, CLEAR);
        return left.getValue().isEmpty() ? bare : merge(bare, group(override, CLEAR, left), 1);
    }

    private static void collect(@Nullable Node limits, List<String> severities, int levels) {
        if (levels > 0 && limits instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    severities.add(key.getValue());
                }
                collect(tuple.getValueNode(), severities, levels - 1);
            }
        }
    }

    private static MappingNode merge(MappingNode below, MappingNode above, int levels) {
        Map<Object, NodeTuple> tuples = new LinkedHashMap<>();
        below.getValue().forEach(tuple -> tuples.put(key(tuple), tuple));
        for (NodeTuple tuple : above.getValue()) {
            NodeTuple before = tuples.get(key(tuple));
            Node under = before == null ? null : before.getValueNode();
            if (levels > 1 && under instanceof MappingNode lower && tuple.getValueNode() instanceof MappingNode upper) {
                tuples.put(key(tuple), new NodeTuple(tuple.getKeyNode(), merge(lower, upper, levels - 1)));
            } else {
                tuples.put(key(tuple), tuple);
            }
        }
        return like(above, List.copyOf(tuples.values()));
    }

    private static Object key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : tuple;
    }

    private static MappingNode without(MappingNode group, String key) {
        return like(
                group,
                group.getValue().stream()
                        .filter(tuple -> !key.equals(key(tuple)))
                        .toList());
    }

    private static @Nullable Node value(MappingNode group, String key) {
        for (NodeTuple tuple : group.getValue()) {
            if (key.equals(key(tuple))) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    private static MappingNode group(MappingNode place, String key, MappingNode value) {
        ScalarNode name =
                new ScalarNode(Tag.STR, true, key, ScalarStyle.PLAIN, place.getStartMark(), place.getEndMark());
        return like(place, List.of(new NodeTuple(name, value)));
    }

    /** A group with other content at the same place. */
    private static MappingNode like(MappingNode place, List<NodeTuple> tuples) {
        return new MappingNode(Tag.MAP, true, tuples, place.getFlowStyle(), place.getStartMark(), place.getEndMark());
    }
}
