package io.hoststream.notify.channel;

import io.hoststream.pipeline.settings.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * A system that takes JSON.
 *
 * @param name of the receiver
 * @param url where messages go; a secret, since such addresses often carry a token
 * @param secret with which messages are signed; empty for no signature
 * @param headers that go with every message besides
 * @param reach how far and how long it is reached for
 */
public record WebhookSettings(
        String name, Secret url, Optional<Secret> secret, Map<String, Secret> headers, Reach reach)
        implements ChannelSettings {

    /** Keeps its own copies. */
    public WebhookSettings {
        headers = Map.copyOf(headers);
    }
}
