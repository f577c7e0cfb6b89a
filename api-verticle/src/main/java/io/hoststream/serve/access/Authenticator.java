package io.hoststream.serve.access;

import java.util.Optional;

/** Tells who holds a token. */
@FunctionalInterface
public interface Authenticator {

    /** What the holder of this token may do and see; empty for a token that is unknown, wrong or no longer valid. */
    Optional<Access> authenticate(String token);
}
