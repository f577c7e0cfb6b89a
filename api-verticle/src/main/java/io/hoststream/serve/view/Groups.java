package io.hoststream.serve.view;

import io.hoststream.serve.access.Membership;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which groups hosts are in: the one that their label says, and those that they were assigned to. A label is said by the host
 * itself, an assignment by somebody who may; both count alike.
 */
public final class Groups implements Membership {

    private static final String LABEL = "group";

    private final SortedMap<String, HostView> hosts;

    /** Hosts that left, until everybody is told: whom to tell of it goes by the groups that they were in. */
    private final Map<String, HostView> leaving = new HashMap<>();

    private final Map<String, Set<String>> assigned = new HashMap<>();
    private boolean changed;

    /** The groups of these hosts, whichever they are at the time. */
    Groups(SortedMap<String, HostView> hosts) {
        this.hosts = hosts;
    }

    @Override
    public Set<String> groups(String host) {
        HostView known = hosts.get(host);
        HostView shown = known == null ? leaving.get(host) : known;
        return shown == null ? assigned(host) : shown.groups();
    }

    /** {@inheritDoc} A view, in no order: it is gone through per silence and client, and a copy each time would be dear. */
    @Override
    public Collection<String> hosts() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<String> iterator() {
                return Stream.concat(hosts.keySet().stream(), unheard()).iterator();
            }

            @Override
            public int size() {
                return hosts.size() + (int) unheard().count();
            }
        };
    }

    /** Hosts that are assigned to a group and not known otherwise. */
    private Stream<String> unheard() {
        return assigned.keySet().stream().filter(host -> !hosts.containsKey(host));
    }

    /** The groups that the host was assigned to, by name; what its label says is not among them. */
    public Set<String> assigned(String host) {
        return assigned.getOrDefault(host, Set.of());
    }

    /** How many hosts are assigned to any. */
    public int assignedHosts() {
        return assigned.size();
    }

    /** The host is assigned to these groups and no others; says whether that is new. */
    boolean assign(String host, Collection<String> groups) {
        Set<String> now = sorted(groups);
        Set<String> before = now.isEmpty() ? assigned.remove(host) : assigned.put(host, now);
        boolean isNew = !now.equals(before == null ? Set.of() : before);
        HostView known = hosts.get(host);
        if (known != null) {
            follow(known);
        } else {
            changed |= isNew;
        }
        return isNew;
    }

    /** Works out the groups of a host that may have another label now. */
    void follow(HostView host) {
        Set<String> now = assigned(host.host());
        String label = host.labels().getOrDefault(LABEL, "");
        if (!label.isEmpty() && !now.contains(label)) {
            Set<String> both = new TreeSet<>(now);
            both.add(label);
            now = Collections.unmodifiableSet(both);
        }
        changed |= host.join(now);
    }

    /** The host is new; what it was assigned to held before. */
    HostView enter(HostView host) {
        host.join(assigned(host.host()));
        return host;
    }

    /** The host left. */
    void leave(HostView host) {
        leaving.put(host.host(), host);
        changed |= !host.groups().equals(assigned(host.host()));
    }

    /** Everybody is told who left. */
    void told() {
        leaving.clear();
    }

    /** Whether anything changed since this was asked last. */
    boolean takeChanged() {
        boolean any = changed;
        changed = false;
        return any;
    }

    private static Set<String> sorted(Collection<String> groups) {
        return Collections.unmodifiableSet(new TreeSet<>(groups));
    }
}
