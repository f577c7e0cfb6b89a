package io.hoststream.serve.access;

import io.hoststream.schema.alert.Glob;
import java.util.Set;

/** Which hosts exist for somebody. Two selectors that are equal let answers and frames be shared. */
public sealed interface HostSelector {

    /** Whether the host exists for them. */
    boolean matches(String host);

    /** Whether every host that a pattern can stand for exists for them. */
    boolean covers(String pattern);

    /** Whether a pattern may stand for a host that exists for them. */
    boolean meets(String pattern);

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
     * These hosts and no others.
     *
     * @param names the names of the hosts
     */
    record Only(Set<String> names) implements HostSelector {

        /** Keeps its own copy. */
        public Only {
            names = Set.copyOf(names);
        }

        @Override
        public boolean matches(String host) {
            return names.contains(host);
        }

        /** No host's name has a wildcard in it, so a pattern that is one of the names stands for that host alone. */
        @Override
        public boolean covers(String pattern) {
            return names.contains(pattern) && pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
        }

        @Override
        public boolean meets(String pattern) {
            return pattern.isEmpty() || names.stream().anyMatch(new Glob(pattern)::matches);
        }
    }
}
