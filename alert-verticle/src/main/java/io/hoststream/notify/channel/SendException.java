package io.hoststream.notify.channel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message was not taken. Says which receiver, its status and its reason; never a secret, nor the path of an address. */
public final class SendException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean retriable;
    private final @Nullable Duration retryAfter;

    private SendException(String message, boolean retriable, @Nullable Duration retryAfter) {
        super(message);
        this.retriable = retriable;
        this.retryAfter = retryAfter;
    }

    /** The same message may be taken later. */
    static SendException later(String message) {
        return new SendException(message, true, null);
    }

    /** The same message may be taken after a pause that the receiver asks for, if it does. */
    static SendException later(String message, Optional<Duration> retryAfter) {
        return new SendException(message, true, retryAfter.orElse(null));
    }

    /** The message is never taken. */
    public static SendException never(String message) {
        return new SendException(message, false, null);
    }

    /** Whether the same message may be taken later. */
    public boolean retriable() {
        return retriable;
    }

    /** How long the receiver asks to be left alone, if it does. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
