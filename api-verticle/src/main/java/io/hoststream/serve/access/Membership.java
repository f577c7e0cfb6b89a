package io.hoststream.serve.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which groups hosts are in, as far as is known now: by their label {@code group} and by assignment. Belongs to the view's
 * thread. Changes with time; equal only to itself, so that selectors that look at the same membership can be equal.
 */
public interface Membership {

    /** Knows no host and no group. */
    Membership NONE = new Membership() {
        @Override
        public Set<String> groups(String host) {
            return Set.of();
        }

        @Override
        public Collection<String> hosts() {
            return List.of();
        }
    };

    /** The groups that the host is in; none for a host that is not known. */
    Set<String> groups(String host);

    /** The names of the hosts that are known. */
    Collection<String> hosts();
}
