package io.hoststream.serve.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Knows the holder of one key, which sees every host. Keeps a hash of the key, and compares hashes in a time that does
 * not depend on what was sent. Safe for any thread.
 */
final class SingleKey implements Authenticator {

    private final byte[] hash;
    private final Access access;

    SingleKey(ApiKey key) {
        this.hash = sha256(key.text());
        this.access = new Access("key:" + key.id(), EnumSet.allOf(Permission.class), new HostSelector.All());
    }

    @Override
    public Optional<Access> authenticate(String token) {
        return MessageDigest.isEqual(hash, sha256(token)) ? Optional.of(access) : Optional.empty();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
