package io.hoststream.notify.channel;

import java.util.Optional;

/**
 * What a receiver gave back for a message that it took.
 *
 * @param reference what names the message for those that follow it, for {@link Message#reference()}; empty where the
 *     receiver knows no such thing
 */
public record Receipt(Optional<String> reference) {

    static final Receipt NOTHING = new Receipt(Optional.empty());

    static Receipt of(String reference) {
        return new Receipt(Optional.of(reference));
    }
}
