package io.hoststream.notify.route;

import io.hoststream.avro.Notification;
import io.hoststream.notify.channel.Message;
import java.util.List;
import java.util.Optional;

/**
 * What is to be sent to one receiver now.
 *
 * @param receiver its name
 * @param message what to say; empty if only what was told has to be set right
 * @param shares what it changes in what the receiver knows, by groups
 * @param intents to be on the topic before the message is sent; none for what does no harm if it is sent twice
 */
public record Assignment(String receiver, Optional<Message> message, List<Share> shares, List<Notification> intents) {

    /** Keeps its own copies. */
    public Assignment {
        shares = List.copyOf(shares);
        intents = List.copyOf(intents);
    }
}
