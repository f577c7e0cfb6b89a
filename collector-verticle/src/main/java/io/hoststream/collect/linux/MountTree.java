package io.hoststream.collect.linux;

import io.hoststream.collect.filesystem.Mount;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which mount hangs on which. A mount that lies below the place where its parent carries another one cannot be reached by
 * its path, which leads into the other. The order of the table tells nothing here: a mount may have been moved.
 */
final class MountTree {

    private record Node(String id, String parent, Mount mount) {}

    private record Place(String parent, String mountpoint) {}

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Place> taken = new HashSet<>();

    void add(String id, String parent, Mount mount) {
        nodes.put(id, new Node(id, parent, mount));
        // The first of all mounts is its own parent.
        if (!id.equals(parent)) {
            taken.add(new Place(parent, mount.mountpoint()));
        }
    }

    /** Those that can be reached, in the order of the table. */
    List<Mount> reachable() {
        Map<String, Boolean> known = new HashMap<>();
        return nodes.values().stream()
                .filter(node -> isReachable(node, known))
                .map(Node::mount)
                .toList();
    }

    private boolean isReachable(Node node, Map<String, Boolean> known) {
        // Upwards to what is known, or to a mount that is not in the table.
        Deque<Node> path = new ArrayDeque<>();
        Node at = node;
        while (at != null && known.putIfAbsent(at.id(), true) == null) {
            path.push(at);
            at = nodes.get(at.parent());
        }
        boolean reachable = at == null || known.getOrDefault(at.id(), true);
        for (Node below : path) {
            reachable = reachable && !isCovered(below);
            known.put(below.id(), reachable);
        }
        return reachable;
    }

    private boolean isCovered(Node node) {
        String place = node.mount().mountpoint();
        while (place.length() > 1) {
            place = place.substring(0, Math.max(1, place.lastIndexOf('/')));
            if (taken.contains(new Place(node.parent(), place))) {
                return true;
            }
        }
        return false;
    }
}
