package io.hoststream.serve.access.jwt;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the provider's keys up to date: every five minutes, sooner while there are none, and when a token names a key that
 * is not among them, for that at most once a minute. What cannot be read leaves the keys of before in force; as long as
 * there never were any, no token is good. Keys are looked up on any thread; {@link #refresh} is called by one at a time.
 */
final class KeyRefresh {

    /** How old the keys may be before they are read again. */
    static final Duration EVERY = Duration.ofMinutes(5);

    /** After how long a name that is not known has them read again. */
    static final Duration FOR_UNKNOWN = Duration.ofMinutes(1);

    /** After how long a first attempt that failed is made again. */
    static final Duration WHILE_NONE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(KeyRefresh.class);

    private final KeySource source;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile ProviderKeys keys = ProviderKeys.NONE;
    private Instant last = Instant.MIN;
    private boolean failing;

    KeyRefresh(KeySource source) {
        this.source = source;
    }

    /** The key of that name; where there is none, the keys are read anew before long. */
    Optional<ProviderKey> find(String id) {
        Optional<ProviderKey> found = keys.find(id);
        if (found.isEmpty()) {
            wanted.set(true);
        }
        return found;
    }

    /** Reads the keys if it is time to. Blocks, within a bound of time. */
    void refresh(Instant now) {
        if (due(now)) {
            last = now;
            wanted.set(false);
            read();
        }
    }

    /** A clock that was set back is behind the last time, for as long as it was set back. */
    private boolean due(Instant now) {
        if (last.equals(Instant.MIN) || now.isBefore(last)) {
            return true;
        }
        Duration pause = keys.size() == 0 ? WHILE_NONE : wanted.get() ? FOR_UNKNOWN : EVERY;
        return !now.isBefore(last.plus(pause));
    }

    private void read() {
        try {
            ProviderKeys read = ProviderKeys.parse(source.fetch());
            if (failing || keys.size() == 0) {
                LOG.info("read {} keys of the issuer (jwt.jwks)", read.size());
            }
            keys = read;
            failing = false;
        } catch (IOException | IllegalArgumentException e) {
            failing = true;
            LOG.error(
                    "the issuer's keys (jwt.jwks) cannot be read: {}; {}",
                    e.toString(),
                    keys.size() == 0 ? "no token is taken until they can" : "those of before stay in force");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
