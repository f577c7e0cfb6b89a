package io.hoststream.notify.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * What a receiver answered over HTTP.
 *
 * @param status of HTTP
 * @param text the answer on one line, 64 KB at most
 * @param retryAfter how long it asks to be left alone, if it does
 */
record Reply(int status, String text, Optional<Duration> retryAfter) {

    boolean good() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may be taken later. */
    boolean passing() {
        return status == 429 || status >= 500;
    }
}
