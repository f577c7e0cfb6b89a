package io.hoststream.serve.access.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.hoststream.serve.access.Audit;
import io.hoststream.serve.access.StrictJson;
import java.text.ParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of the provider by name. Never changes. */
final class ProviderKeys {

    /** Nobody's keys: no token is good. */
    static final ProviderKeys NONE = new ProviderKeys(Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);
    private static final int MOST = 100;

    private final Map<String, ProviderKey> keys;

    private ProviderKeys(Map<String, ProviderKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /**
     * Those of a JWK set. Keys that tokens are not checked with are left out, and the log says why.
     *
     * @throws IllegalArgumentException if it is no such set, or no key of it is left
     */
    static ProviderKeys parse(String text) {
        Map<String, ProviderKey> found = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        JWKSet set = read(text);
        if (set.size() > MOST) {
            throw new IllegalArgumentException("expected at most " + MOST + " keys, found " + set.size());
        }
        for (JWK jwk : set.getKeys()) {
            usable(jwk).ifPresent(key -> {
                ProviderKey before = found.putIfAbsent(key.id(), key);
                if (before != null && !before.same(key)) {
                    ambiguous.add(key.id());
                }
            });
        }
        ambiguous.forEach(
                id -> LOG.warn("key kid={} of the issuer is not used: two keys have that name", Audit.clean(id)));
        found.keySet().removeAll(ambiguous);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "no key in it can be used; expected RSA of at least 2048 bits or P-256, each with a kid");
        }
        return new ProviderKeys(found);
    }

    private static Optional<ProviderKey> usable(JWK jwk) {
        try {
            return Optional.of(ProviderKey.of(jwk));
        } catch (RefusedTokenException e) {
            LOG.info(
                    "key kid={} of the issuer is not used: {}",
                    Audit.clean(String.valueOf(jwk.getKeyID())),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static JWKSet read(String text) {
        try {
            StrictJson.object(text);
            return JWKSet.parse(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException("expected a JWK set, such as {\"keys\":[…]}", e);
        }
    }

    Optional<ProviderKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    int size() {
        return keys.size();
    }
}
