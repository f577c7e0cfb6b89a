package io.hoststream.serve.access.jwt;

import org.jspecify.annotations.Nullable;

/** A token is not taken. The message is of one kind of reason, for logs; it repeats nothing of the token. */
final class RefusedTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedTokenException(String reason) {
        this(reason, null);
    }

    RefusedTokenException(String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
    }
}
