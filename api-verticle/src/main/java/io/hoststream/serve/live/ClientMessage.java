package io.hoststream.serve.live;

import io.hoststream.schema.alert.Glob;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Membership;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a client says. */
sealed interface ClientMessage {

    /**
     * Who it is.
     *
     * @param token the key
     */
    record Auth(String token) implements ClientMessage {
        @Override
        public String toString() {
            return "Auth";
        }
    }

    /**
     * What it wants to see; replaces an earlier subscription with the same id.
     *
     * @param id the client's name for it
     * @param hosts the hosts
     * @param metrics the metrics; empty for all
     * @param historySeconds how much of the past comes first
     * @param rateMillis the least time between two samples of a host
     * @param start where it begins
     */
    record Subscribe(
            String id, Hosts hosts, Optional<Set<Metric>> metrics, int historySeconds, int rateMillis, Start start)
            implements ClientMessage {

        /** Keeps its own copy. */
        public Subscribe {
            metrics = metrics.map(Set::copyOf);
        }
    }

    /**
     * Which hosts it wants to see: those whose names fit, and those in a group whose name fits.
     *
     * @param names patterns for names; empty for all hosts
     * @param groups patterns for groups
     */
    record Hosts(Optional<Set<Glob>> names, Set<Glob> groups) {

        /** Keeps its own copies. */
        public Hosts {
            names = names.map(Set::copyOf);
            groups = Set.copyOf(groups);
        }

        HostSelector selector(Membership membership) {
            return names.<HostSelector>map(some ->
                            new HostSelector.Some(some, groups, groups.isEmpty() ? Membership.NONE : membership))
                    .orElseGet(HostSelector.All::new);
        }
    }

    /**
     * Where a subscription begins: with what is now, with what came after a cursor, or at a time of the past.
     *
     * @param after the cursor
     * @param fromMillis the time; milliseconds since 1970
     * @param speed how fast time goes from there, 1 as it did; 0 stands
     */
    record Start(Optional<String> after, OptionalLong fromMillis, double speed) {

        static final Start NOW = new Start(Optional.empty(), OptionalLong.empty(), 1);
    }

    /**
     * How fast time shall go in a subscription that shows the past.
     *
     * @param id the client's name for it
     * @param speed how fast, 1 as it did; 0 stands
     */
    record Pace(String id, double speed) implements ClientMessage {}

    /**
     * What time a subscription shall show.
     *
     * @param id the client's name for it
     * @param fromMillis the time; milliseconds since 1970
     */
    record Seek(String id, long fromMillis) implements ClientMessage {}

    /**
     * A subscription shall show what is now.
     *
     * @param id the client's name for it
     */
    record Live(String id) implements ClientMessage {}

    /**
     * What it does not want to see any more.
     *
     * @param id the client's name for it
     */
    record Unsubscribe(String id) implements ClientMessage {}

    /** It wants to know that the server is there. */
    record Ping() implements ClientMessage {}

    /** It is there. */
    record Pong() implements ClientMessage {}
}
