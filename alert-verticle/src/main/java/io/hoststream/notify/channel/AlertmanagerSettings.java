package io.hoststream.notify.channel;

import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A cluster of Alertmanagers.
 *
 * @param name of the receiver
 * @param peers the addresses of all of them, such as {@code http://am-1:9093}; no load balancer
 * @param authorization the whole header Authorization, if they ask for one: {@code Bearer …} or {@code Basic …}
 * @param resend how often alerts that stand are sent again
 * @param reach how far and how long they are reached for
 */
public record AlertmanagerSettings(
        String name, List<URI> peers, Optional<Secret> authorization, Duration resend, Reach reach)
        implements ChannelSettings {

    /** Keeps its own copies. */
    public AlertmanagerSettings {
        peers = List.copyOf(peers);
    }
}
