package io.hoststream.serve.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The runs that get in each other's way with one host id, at one time. Immutable. */
final class SharedId {

    /** Names of other hosts that somebody is told; the others are counted. */
    static final int MOST_NAMED = 8;

    static final Comparator<Sender> BY_START =
            Comparator.comparingLong(Sender::epochMillis).thenComparing(Sender::host);

    /** Nobody shares it. */
    static final SharedId NONE = of(List.of());

    private final Set<Sender> contested;

    /** The first run of each host, by its start. */
    private final Map<String, Sender> byHost;

    private SharedId(Set<Sender> contested, Map<String, Sender> byHost) {
        this.contested = contested;
        this.byHost = byHost;
    }

    static SharedId of(List<Sender> contested) {
        Map<String, Sender> byHost = new LinkedHashMap<>();
        contested.stream().sorted(BY_START).forEach(sender -> byHost.putIfAbsent(sender.host(), sender));
        return new SharedId(new HashSet<>(contested), byHost);
    }

    boolean isContested(Sender sender) {
        return contested.contains(sender);
    }

    /** How many hosts use it besides this one. */
    int otherHosts(String host) {
        return byHost.size() - (byHost.containsKey(host) ? 1 : 0);
    }

    /** The first few of them. */
    List<Sender> named(String host) {
        List<Sender> named = new ArrayList<>();
        for (Sender sender : byHost.values()) {
            if (named.size() == MOST_NAMED) {
                break;
            }
            if (!sender.host().equals(host)) {
                named.add(sender);
            }
        }
        return named;
    }
}
