package io.hoststream.serve.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys of a file, by identity, in the order in which they were made. Never changes. */
public final class KeySet {

    /** No keys. */
    static final KeySet NONE = new KeySet(Map.of());

    /** The most keys in a file. */
    static final int MOST = 10_000;

    /** For how long a key that is good no longer is kept, so that logs can be read with it. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final Map<String, StoredKey> keys;

    KeySet(Map<String, StoredKey> keys) {
        this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** All of them. */
    public Collection<StoredKey> all() {
        return keys.values();
    }

    /** The key of that identity. */
    public Optional<StoredKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The key of that name, if it is good. */
    public Optional<StoredKey> named(String name, Instant now) {
        return keys.values().stream()
                .filter(key -> key.name().equals(name) && !key.life().over(now))
                .findFirst();
    }

    /** These and one more, without those that ended long ago. */
    KeySet with(StoredKey key, Instant now) {
        Map<String, StoredKey> more = new LinkedHashMap<>(keys);
        more.values().removeIf(old -> old.life().until().isBefore(now.minus(REMEMBERED)));
        more.put(key.id(), key);
        return new KeySet(more);
    }

    /** These, with one of them taken back. */
    KeySet without(StoredKey key, Instant now) {
        Map<String, StoredKey> changed = new LinkedHashMap<>(keys);
        changed.put(key.id(), key.revoked(now));
        return new KeySet(changed);
    }
}
