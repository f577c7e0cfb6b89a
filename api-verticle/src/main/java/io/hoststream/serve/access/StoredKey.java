package io.hoststream.serve.access;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept: everything but its secret.
 *
 * @param id what names it, in the key itself and in logs
 * @param name what people call it
 * @param digest of the whole key
 * @param scope what it is good for
 * @param life from when until when it is
 */
public record StoredKey(String id, String name, Digest digest, Scope scope, Life life) {

    /** What a name has to look like, in words. */
    public static final String NAME_EXPECTED =
            "1 to 64 letters, digits, spaces, '.', '_', '@', '-', beginning with a letter or digit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._@-]{0,63}");

    /**
     * From when until when a key is good.
     *
     * @param created when it was made
     * @param expires when it ends by itself; null for never
     * @param revoked when it was taken back; null for not yet
     */
    public record Life(
            Instant created,
            @Nullable Instant expires,
            @Nullable Instant revoked) {

        /** Until when it is good; {@link Instant#MAX} for as long as nobody takes it back. */
        public Instant until() {
            Instant byItself = expires == null ? Instant.MAX : expires;
            return revoked == null || byItself.isBefore(revoked) ? byItself : revoked;
        }

        /** Whether it is good no longer. */
        public boolean over(Instant now) {
            return revoked != null || !now.isBefore(until());
        }
    }

    /** Whether a text can be the name of a key. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The same key, taken back. */
    StoredKey revoked(Instant now) {
        return new StoredKey(id, name, digest, scope, new Life(life.created(), life.expires(), now));
    }

    /** What its holder may do and see. */
    Access access(Membership membership) {
        return new Access("key:" + id, scope.permissions(), scope.selector(membership), life.until());
    }
}
