package io.hoststream.serve.access.jwt;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.access.Digest;
import io.hoststream.serve.access.Membership;
import io.hoststream.serve.access.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows the holders of tokens that the provider signed. A token that was checked is remembered by its hash until it ends,
 * so that not every request costs the check of a signature; it is forgotten when the key that signed it is withdrawn. Safe
 * for any thread.
 */
public final class JwtAuthenticator implements Authenticator {

    private static final int REMEMBERED = 10_000;
    private static final float LOAD = 0.75f;

    private final TokenReader reader;
    private final KeyRefresh keys;
    private final Membership membership;
    private final Clock clock;
    private final Map<Digest, Known> known = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Which key signed the tokens of an access that was given out. */
    private final Map<Access, ProviderKey> signers = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Access, ProviderKey> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** A token that was checked, and the key that signed it. */
    private record Known(Access access, ProviderKey key) {}

    JwtAuthenticator(TokenRules rules, KeySource source, Membership membership, Clock clock) {
        this.reader = new TokenReader(rules);
        this.keys = new KeyRefresh(source);
        this.membership = membership;
        this.clock = clock;
    }

    /** One that takes the tokens that these settings name. {@link #refresh} is called before the first token is. */
    public static JwtAuthenticator of(JwtSettings settings, Membership membership, Clock clock) {
        TokenRules rules = new TokenRules(
                settings.issuer().orElseThrow(),
                settings.audience().orElseThrow(),
                settings.clockSkew(),
                settings.maxLifetime());
        return new JwtAuthenticator(
                rules, KeySources.of(settings.jwks().orElseThrow(), settings.ca()), membership, clock);
    }

    @Override
    public Optional<Access> authenticate(String token) {
        if (token.length() > TokenReader.MOST_LETTERS) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Digest digest = Digest.of(token);
        Optional<Access> before = remembered(digest, now);
        if (before.isPresent()) {
            return before;
        }
        try {
            TokenReader.Checked checked = reader.read(token, keys::find, now);
            Access access = access(checked);
            remember(digest, new Known(access, checked.key()));
            return Optional.of(access);
        } catch (RefusedTokenException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized boolean holds(Access access, Instant now) {
        ProviderKey key = signers.get(access);
        return now.isBefore(access.until())
                && (key == null || keys.find(key.id()).filter(key::same).isPresent());
    }

    @Override
    public String refusal(String token) {
        try {
            access(reader.read(token, keys::find, clock.instant()));
            return "gone";
        } catch (RefusedTokenException e) {
            return "jwt-" + e.getMessage();
        }
    }

    /** Reads the provider's keys if it is time to. Blocks, within a bound of time; called about twice a second. */
    public void refresh() {
        keys.refresh(clock.instant());
    }

    private Access access(TokenReader.Checked checked) throws RefusedTokenException {
        Scope scope = checked.claims().scope();
        return new Access(
                "jwt:" + checked.claims().subject(), scope.permissions(), scope.selector(membership), checked.until());
    }

    private synchronized Optional<Access> remembered(Digest digest, Instant now) {
        Known found = known.get(digest);
        if (found == null) {
            return Optional.empty();
        }
        boolean good = now.isBefore(found.access().until())
                && keys.find(found.key().id()).filter(found.key()::same).isPresent();
        if (!good) {
            known.remove(digest);
            return Optional.empty();
        }
        return Optional.of(found.access());
    }

    private synchronized void remember(Digest digest, Known checked) {
        known.put(digest, checked);
        signers.put(checked.access(), checked.key());
    }
}
