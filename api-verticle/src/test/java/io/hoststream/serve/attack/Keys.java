package io.hoststream.serve.attack;

import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Permission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys that each see a part of a fleet: by names, by patterns, by groups; some see nothing at all. */
final class Keys implements Authenticator {

    private final Map<String, Access> byToken = new LinkedHashMap<>();

    Keys(Random random, MarkedFleet fleet, int count) {
        for (int i = 0; i < count; i++) {
            HostSelector hosts = new HostSelector.Some(hosts(random, fleet), groups(random), fleet);
            byToken.put("key-" + i, new Access("key:" + i, EnumSet.of(Permission.READ, Permission.SILENCE), hosts));
        }
    }

    @Override
    public Optional<Access> authenticate(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    List<String> tokens() {
        return List.copyOf(byToken.keySet());
    }

    /** The marks of the hosts that a key sees. */
    Set<String> marks(String token, MarkedFleet fleet) {
        HostSelector hosts = authenticate(token).orElseThrow().hosts();
        return fleet.names().stream()
                .filter(hosts::matches)
                .map(MarkedFleet::mark)
                .collect(Collectors.toSet());
    }

    private static Set<Glob> hosts(Random random, MarkedFleet fleet) {
        Set<Glob> hosts = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = fleet.names().get(random.nextInt(fleet.names().size()));
            hosts.add(new Glob(
                    switch (random.nextInt(4)) {
                        case 0 -> name.substring(0, name.length() - random.nextInt(6)) + "*";
                        case 1 -> "*" + name.substring(random.nextInt(name.length()));
                        case 2 -> name.substring(0, name.length() - 1) + "?";
                        default -> name;
                    }));
        }
        return hosts;
    }

    private static Set<Glob> groups(Random random) {
        if (random.nextInt(3) > 0) {
            return Set.of();
        }
        String group = MarkedFleet.GROUPS.get(random.nextInt(MarkedFleet.GROUPS.size()));
        return Set.of(new Glob(random.nextBoolean() ? group : group.charAt(0) + "*"));
    }
}
