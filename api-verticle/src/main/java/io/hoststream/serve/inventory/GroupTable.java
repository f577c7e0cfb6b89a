package io.hoststream.serve.inventory;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.view.HostState;
import io.hoststream.serve.view.HostStatus;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The groups of the hosts that exist for somebody, by name, and how these hosts are. */
public final class GroupTable {

    /**
     * A host in a group.
     *
     * @param host its name
     * @param byLabel whether its label says so
     * @param assigned whether it was assigned
     */
    public record Member(String host, boolean byLabel, boolean assigned) {}

    /** One group. */
    public static final class Row {

        private final String group;
        private final List<Member> members = new ArrayList<>();
        private final Map<HostStatus, Integer> counts = new EnumMap<>(HostStatus.class);
        private int left;

        private Row(String group) {
            this.group = group;
        }

        private void add(HostView host, boolean assigned) {
            boolean byLabel = group.equals(host.labels().get("group"));
            members.add(new Member(host.host(), byLabel, assigned));
            if (host.state() == HostState.LEFT || host.state() == HostState.RENAMED) {
                left++;
            } else {
                counts.merge(host.status(), 1, Integer::sum);
            }
        }

        /** The group's name. */
        public String group() {
            return group;
        }

        /** Its hosts, by name. */
        public List<Member> members() {
            return List.copyOf(members);
        }

        /** How many of its hosts are like that; those that left or have another name now are not down. */
        public int count(HostStatus status) {
            return counts.getOrDefault(status, 0);
        }

        /** How many of its hosts left in order, or have another name now. */
        public int left() {
            return left;
        }

        /** How many of its hosts were assigned to it. */
        public long assigned() {
            return members.stream().filter(Member::assigned).count();
        }
    }

    private final Map<String, Row> rows = new TreeMap<>();

    /** The groups as they are now. */
    public GroupTable(LiveView view, Access access) {
        for (HostView host : view.hosts(access)) {
            Collection<String> assigned = view.membership().assigned(host.host());
            for (String group : host.groups()) {
                rows.computeIfAbsent(group, Row::new).add(host, assigned.contains(group));
            }
        }
    }

    /** All of them, by name. */
    public Collection<Row> rows() {
        return rows.values();
    }

    /** The group of that name. */
    public Optional<Row> find(String group) {
        return Optional.ofNullable(rows.get(group));
    }
}
