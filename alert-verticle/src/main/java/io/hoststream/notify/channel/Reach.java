package io.hoststream.notify.channel;

import io.hoststream.pipeline.outbound.AddressRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How far and how long one receiver is reached for.
 *
 * @param allowPrivate whether it may be this machine or lie in a private network, and be spoken to without encryption there
 * @param allowLinkLocal whether it may be a link-local or metadata address
 * @param caFile PEM file with the only authorities whose certificates count; those that Java trusts where none is given
 * @param timeout for a message and its whole answer
 */
public record Reach(boolean allowPrivate, boolean allowLinkLocal, Optional<Path> caFile, Duration timeout) {

    /** For receivers on the internet: nothing near, ten seconds. */
    public static final Reach INTERNET = new Reach(false, false, Optional.empty(), Duration.ofSeconds(10));

    AddressRules rules() {
        return new AddressRules(allowPrivate, allowLinkLocal);
    }
}
