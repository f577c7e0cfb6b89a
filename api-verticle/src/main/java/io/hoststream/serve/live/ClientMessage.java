package io.hoststream.serve.live;

import io.hoststream.schema.metric.Metric;
import java.util.Optional;
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
     * @param hosts the hosts; empty for all
     * @param metrics the metrics; empty for all
     * @param historySeconds how much of the past comes first
     */
    record Subscribe(String id, Optional<Set<String>> hosts, Optional<Set<Metric>> metrics, int historySeconds)
            implements ClientMessage {

        /** Keeps its own copies. */
        public Subscribe {
            hosts = hosts.map(Set::copyOf);
            metrics = metrics.map(Set::copyOf);
        }
    }

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
