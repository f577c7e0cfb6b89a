package io.hoststream.serve.access;

import java.time.Instant;
import java.util.Optional;

/** Tells who holds a token. */
@FunctionalInterface
public interface Authenticator {

    /** What the holder of this token may do and see; empty for a token that is unknown, wrong or no longer valid. */
    Optional<Access> authenticate(String token);

    /**
     * Of which kind the reason is that a token was not taken, for the audit log: never the token, and never for the one who
     * sent it.
     */
    default String refusal(String token) {
        return "unknown-token";
    }

    /** Whether an access that was given out is still good: its time is not over, and nobody took it back. */
    default boolean holds(Access access, Instant now) {
        return now.isBefore(access.until());
    }
}
