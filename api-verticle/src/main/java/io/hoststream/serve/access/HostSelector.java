package io.hoststream.serve.access;

import java.util.Set;

/** Which hosts exist for somebody. Two selectors that are equal let answers and frames be shared. */
public sealed interface HostSelector {

    /** Whether the host exists for them. */
    boolean matches(String host);

    /** Every host. */
    record All() implements HostSelector {
        @Override
        public boolean matches(String host) {
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
    }
}
