package io.hoststream.serve.access;

import io.hoststream.avro.Silence;
import java.time.Instant;
import java.util.Set;

/**
 * What the one who asks may do and see. Made once, at authentication, and passed through every read path.
 *
 * @param principal who it is, for the access log; never the secret
 * @param permissions what they may do
 * @param hosts which hosts exist for them
 * @param until until when it is good; {@link Instant#MAX} for as long as nobody takes it back
 */
public record Access(String principal, Set<Permission> permissions, HostSelector hosts, Instant until) {

    /** An access that does not end by itself. */
    public Access(String principal, Set<Permission> permissions, HostSelector hosts) {
        this(principal, permissions, hosts, Instant.MAX);
    }

    /** Keeps its own copy of the permissions. */
    public Access {
        permissions = Set.copyOf(permissions);
    }

    /** Whether the host exists for them. */
    public boolean can(String host) {
        return hosts.matches(host);
    }

    /** Whether they may do it. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether the silence may be for a host that exists for them. */
    public boolean concerns(Silence silence) {
        return hosts.meets(silence.getHost());
    }

    /** Whether the silence is for hosts that exist for them, and for no others. */
    public boolean covers(Silence silence) {
        return hosts.covers(silence.getHost());
    }
}
