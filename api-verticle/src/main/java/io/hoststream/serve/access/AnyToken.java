package io.hoststream.serve.access;

import java.time.Instant;
import java.util.Optional;

/** Knows the holders of keys, and those of tokens that somebody else signed. The two cannot be mistaken for one another. */
public final class AnyToken implements Authenticator {

    private final Authenticator keys;
    private final Authenticator signed;

    /** Asks the one about keys, and the other about everything that is signed. */
    public AnyToken(Authenticator keys, Authenticator signed) {
        this.keys = keys;
        this.signed = signed;
    }

    @Override
    public Optional<Access> authenticate(String token) {
        return of(token).authenticate(token);
    }

    @Override
    public String refusal(String token) {
        return of(token).refusal(token);
    }

    @Override
    public boolean holds(Access access, Instant now) {
        return (KeyStore.isOfKey(access) ? keys : signed).holds(access, now);
    }

    /** A key has no dot in it, and a signed token has two. */
    private Authenticator of(String token) {
        return token.indexOf('.') < 0 ? keys : signed;
    }
}
