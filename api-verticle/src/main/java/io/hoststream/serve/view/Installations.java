package io.hoststream.serve.view;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that each installation was heard under: who was renamed is found by them. A copy of a host that is stopped is no
 * rename, so the new name's run has to have begun after the old name was heard last.
 */
final class Installations {

    /** How far a host's clock may be behind the broker's. */
    private static final long CLOCKS_DIFFER_MILLIS = Duration.ofMinutes(1).toMillis();

    /** What is used under more names than that is a copy, and nobody was renamed. */
    private static final int MOST_NAMES = 16;

    private final Map<String, Set<HostView>> byId = new HashMap<>();

    /** A host is heard with its id, and no longer with the former one, which may be the same. */
    void follow(HostView host, String formerId) {
        if (!host.hostId().equals(formerId)) {
            remove(host, formerId);
        }
        byId.computeIfAbsent(host.hostId(), unused -> new LinkedHashSet<>(2)).add(host);
    }

    void remove(HostView host, String hostId) {
        Set<HostView> hosts = byId.get(hostId);
        if (hosts != null) {
            hosts.remove(host);
            if (hosts.isEmpty()) {
                byId.remove(hostId);
            }
        }
    }

    /** The host as which the installation of a host that fell silent is heard now. */
    Optional<HostView> successor(HostView silent) {
        Set<HostView> named = byId.getOrDefault(silent.hostId(), Set.of());
        if (named.size() > MOST_NAMES) {
            return Optional.empty();
        }
        return named.stream()
                .filter(host -> host != silent && follows(host.presence(), silent.lastSeenMillis()))
                .max(Comparator.comparingLong(host -> host.presence().runSinceMillis()));
    }

    private static boolean follows(Presence later, long lastSeenMillis) {
        return later.runSinceMillis() > lastSeenMillis && later.runEpoch() > lastSeenMillis - CLOCKS_DIFFER_MILLIS;
    }
}
