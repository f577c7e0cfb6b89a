package io.hoststream.launcher.broker;

import org.jspecify.annotations.Nullable;

/** The broker could not be started; the message is meant for the user and says what to do. */
public final class BrokerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    BrokerStartException(String message) {
        this(message, null);
    }
}
