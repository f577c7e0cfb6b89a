package io.hoststream.serve.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a secret, which is what is kept of it: a secret of 256 random bits needs no slow hash. Two of them are
 * compared in a time that does not depend on where they differ.
 */
public final class Digest {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** That of a text. */
    public static Digest of(String text) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The one that is written as 64 hexadecimal digits; empty for anything else. */
    static Optional<Digest> parse(String hex) {
        return hex.matches("[0-9a-f]{64}")
                ? Optional.of(new Digest(HexFormat.of().parseHex(hex)))
                : Optional.empty();
    }

    /** One that no text is known to have. */
    static Digest ofNothing() {
        return new Digest(new byte[BYTES]);
    }

    /** As 64 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Not the digits: they are of no use to whoever reads a log. */
    @Override
    public String toString() {
        return "sha256";
    }
}
