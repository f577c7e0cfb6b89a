package io.hoststream.serve.access;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the holders of keys: the first key, which may do everything, and those of the file. What becomes of a token that is
 * unknown, wrong, expired or revoked cannot be told apart, neither by the answer nor by the work.
 *
 * <p>Holders are told on any one thread; {@link #reload} is called by another, one at a time.
 */
public final class KeyStore implements Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(KeyStore.class);
    private static final Digest NOBODYS = Digest.ofNothing();
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final StoredKey builtIn;
    private final KeyFile file;
    private final Membership membership;
    private final Clock clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private volatile KeySet keys;
    private @Nullable String content;
    private @Nullable String complaint;
    private Instant noted;

    private KeyStore(ApiKey first, KeyFile file, Membership membership, Clock clock) {
        this.builtIn = builtIn(first);
        this.file = file;
        this.membership = membership;
        this.clock = clock;
        this.content = file.content();
        this.keys = file.parse(content);
        this.noted = clock.instant();
    }

    /**
     * The keys of a data directory. Blocks for the file system.
     *
     * @param named the file with keys, if it is not the one in the data directory
     * @param membership which hosts are in which groups
     * @throws IllegalStateException if a file does not hold what it should, with what is wrong
     */
    public static KeyStore open(Path data, Optional<Path> named, Membership membership, Clock clock) {
        return new KeyStore(ApiKeys.read(data), KeyFile.of(data, named), membership, clock);
    }

    static StoredKey builtIn(ApiKey first) {
        return new StoredKey(
                first.id(),
                "built in",
                Digest.of(first.text()),
                Scope.EVERYTHING,
                new StoredKey.Life(Instant.EPOCH, null, null));
    }

    @Override
    public Optional<Access> authenticate(String token) {
        Instant now = clock.instant();
        Digest shown = Digest.of(token);
        StoredKey key = ApiKey.parse(token).flatMap(parsed -> find(parsed.id())).orElse(null);
        boolean right = (key == null ? NOBODYS : key.digest()).equals(shown);
        if (key == null || !right || key.life().over(now)) {
            return Optional.empty();
        }
        used.put(key.id(), now.truncatedTo(ChronoUnit.SECONDS));
        return Optional.of(key.access(membership));
    }

    @Override
    public String refusal(String token) {
        Optional<StoredKey> key = ApiKey.parse(token).flatMap(parsed -> find(parsed.id()));
        if (key.isEmpty() || !key.get().digest().equals(Digest.of(token))) {
            return key.isEmpty() ? "unknown-key" : "wrong-key";
        }
        return key.get().life().revoked() == null ? "expired-key" : "revoked-key";
    }

    /** Also not if the key is good for something else by now: whoever has it open has to come again. */
    @Override
    public boolean holds(Access access, Instant now) {
        return find(access.principal().replaceFirst("^key:", ""))
                .filter(key -> !key.life().over(now) && key.access(membership).equals(access))
                .isPresent();
    }

    /** Whether the access was given out for a key. */
    static boolean isOfKey(Access access) {
        return access.principal().startsWith("key:");
    }

    /** Takes in what changed in the file, and notes when keys were used. Blocks for the file system; called about twice a second. */
    public void reload() {
        try {
            String now = file.content();
            if (!Objects.equals(now, content)) {
                take(file.parse(now));
                content = now;
            }
            complaint = null;
        } catch (IllegalStateException | UncheckedIOException e) {
            complain(String.valueOf(e.getMessage()));
        }
        Instant now = clock.instant();
        if (!now.isBefore(noted.plus(NOTED_EVERY))) {
            note(now);
        }
    }

    /** Notes what was used since it was last noted. Blocks for the file system. */
    public void close() {
        note(clock.instant());
    }

    private void note(Instant now) {
        noted = now;
        Map<String, Instant> uses = new HashMap<>(used);
        if (!uses.isEmpty()) {
            file.uses().add(uses);
            uses.forEach(used::remove);
        }
    }

    private void take(KeySet read) {
        KeySet before = keys;
        keys = read;
        LOG.info("file={} was read anew: {} keys", file.path(), read.all().size());
        for (StoredKey key : read.all()) {
            Optional<StoredKey> old = before.find(key.id());
            if (old.isEmpty()) {
                Audit.key(key, "created");
            } else if (!old.get().equals(key)) {
                Audit.key(
                        key,
                        key.life().revoked() != null && old.get().life().revoked() == null ? "revoked" : "changed");
            }
        }
        before.all().stream().filter(key -> read.find(key.id()).isEmpty()).forEach(key -> Audit.key(key, "removed"));
    }

    private void complain(String what) {
        if (!what.equals(complaint)) {
            complaint = what;
            LOG.error("{}; the keys of before stay in force", what);
        }
    }

    private Optional<StoredKey> find(String id) {
        return builtIn.id().equals(id) ? Optional.of(builtIn) : keys.find(id);
    }
}
