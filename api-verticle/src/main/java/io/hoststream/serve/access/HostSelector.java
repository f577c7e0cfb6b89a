package io.hoststream.serve.access;

import io.hoststream.schema.alert.Glob;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Which hosts exist for somebody. Two selectors that are equal let answers and frames be shared. */
public sealed interface HostSelector {

    /** Whether the host exists for them. */
    boolean matches(String host);

    /** Whether every host that a pattern can stand for exists for them; may say no where it does. */
    boolean covers(String pattern);

    /** Whether a pattern may stand for a host that exists for them. */
    boolean meets(String pattern);

    /** The hosts of these names and no others. */
    static HostSelector named(String... hosts) {
        return new Some(
                Arrays.stream(hosts).map(Glob::new).collect(Collectors.toUnmodifiableSet()), Set.of(), Membership.NONE);
    }

    /** Every host. */
    record All() implements HostSelector {
        @Override
        public boolean matches(String host) {
            return true;
        }

        @Override
        public boolean covers(String pattern) {
            return true;
        }

        @Override
        public boolean meets(String pattern) {
            return true;
        }
    }

    /**
     * The hosts whose names fit a pattern, and those that are in a group whose name fits one. A host whose groups are not
     * known is in none.
     *
     * @param named patterns for names of hosts
     * @param grouped patterns for names of groups
     * @param membership which hosts are in which groups
     */
    record Some(Patterns named, Patterns grouped, Membership membership) implements HostSelector {

        /** The hosts that fit one of {@code hosts} or are in a group that fits one of {@code groups}. */
        public Some(Set<Glob> hosts, Set<Glob> groups, Membership membership) {
            this(Patterns.of(hosts), Patterns.of(groups), membership);
        }

        /** The patterns for names of hosts. */
        public Set<Glob> hosts() {
            return named.all();
        }

        /** The patterns for names of groups. */
        public Set<Glob> groups() {
            return grouped.all();
        }

        @Override
        public boolean matches(String host) {
            return named.matches(host) || isMember(host);
        }

        /** What groups stand for changes, so a pattern with a wildcard is covered by patterns of names alone. */
        @Override
        public boolean covers(String pattern) {
            Glob asked = new Glob(pattern);
            return named.covers(asked) || (!pattern.isEmpty() && !asked.hasWildcards() && isMember(pattern));
        }

        @Override
        public boolean meets(String pattern) {
            Glob asked = new Glob(pattern);
            return pattern.isEmpty()
                    || named.meets(asked)
                    || membership.hosts().stream().anyMatch(host -> asked.matches(host) && matches(host));
        }

        private boolean isMember(String host) {
            return !grouped.isEmpty() && membership.groups(host).stream().anyMatch(grouped::matches);
        }
    }
}
