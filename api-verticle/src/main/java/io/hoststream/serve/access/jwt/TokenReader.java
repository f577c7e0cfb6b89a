package io.hoststream.serve.access.jwt;

import io.hoststream.serve.access.StrictJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads signed tokens (RFC 7519 in the compact form of RFC 7515). A token names its key by {@code kid}, which is looked up
 * among the provider's and nowhere else; addresses and keys in its header mean nothing. Pure.
 */
final class TokenReader {

    /** The longest token. */
    static final int MOST_LETTERS = 8 * 1024;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");
    /** Parts of a header that would change what the signature is of; one who does not know them must not take the token. */
    private static final List<String> CHANGING = List.of("crit", "b64", "zip", "enc");

    private final TokenRules rules;

    TokenReader(TokenRules rules) {
        this.rules = rules;
    }

    /** What a good token says, and the key that signed it. */
    record Checked(ProviderKey key, Claims claims, Instant until) {}

    /**
     * Checks a token.
     *
     * @param keys finds a key of the provider by its name
     * @throws RefusedTokenException if it is not good now, with of which kind the reason is
     */
    Checked read(String token, Function<String, Optional<ProviderKey>> keys, Instant now) throws RefusedTokenException {
        if (token.length() > MOST_LETTERS) {
            throw new RefusedTokenException("too-long");
        }
        if (!FORM.matcher(token).matches()) {
            throw new RefusedTokenException("malformed");
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        Map<String, @Nullable Object> header = object(token.substring(0, first));
        ProviderKey key = key(header, keys);
        byte[] input = token.substring(0, second).getBytes(StandardCharsets.US_ASCII);
        if (!key.signed(input, token.substring(second + 1))) {
            throw new RefusedTokenException("signature");
        }
        Claims claims = new Claims(object(token.substring(first + 1, second)));
        return new Checked(key, claims, claims.check(rules, now));
    }

    private static ProviderKey key(Map<String, @Nullable Object> header, Function<String, Optional<ProviderKey>> keys)
            throws RefusedTokenException {
        if (CHANGING.stream().anyMatch(header::containsKey)) {
            throw new RefusedTokenException("header");
        }
        Object type = header.get("typ");
        if (header.containsKey("typ")
                && !(type instanceof String text && TYPES.contains(text.toLowerCase(Locale.ROOT)))) {
            throw new RefusedTokenException("type");
        }
        if (!(header.get("alg") instanceof String algorithm) || !(header.get("kid") instanceof String id)) {
            throw new RefusedTokenException("header");
        }
        if (!algorithm.equals("RS256") && !algorithm.equals("ES256")) {
            throw new RefusedTokenException("algorithm");
        }
        ProviderKey key = keys.apply(id).orElseThrow(() -> new RefusedTokenException("unknown-kid"));
        if (!key.algorithm().equals(algorithm)) {
            throw new RefusedTokenException("algorithm");
        }
        return key;
    }

    private static Map<String, @Nullable Object> object(String part) throws RefusedTokenException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(part));
            return StrictJson.object(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new RefusedTokenException("malformed", e);
        }
    }
}
