package io.hoststream.serve.access;

import io.hoststream.pipeline.settings.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The file with the keys besides the first one. Written whole or not at all, by one process at a time; several servers may
 * read it. Everything here blocks for the file system.
 */
public final class KeyFile {

    private static final String FILE = "keys.json";
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Path path;

    /** What was made: the key as it is kept, and the whole of it, which is shown once. */
    public record Made(StoredKey key, String token) {

        /** Without the token. */
        @Override
        public String toString() {
            return "key " + key.id();
        }
    }

    /** The file at this path. */
    public KeyFile(Path path) {
        this.path = path;
    }

    /** The file that settings name, or else the one in the data directory. */
    public static KeyFile of(Path data, Optional<Path> named) {
        return new KeyFile(named.orElseGet(() -> data.resolve(FILE)));
    }

    /**
     * The first key of a data directory as others are kept; empty where it was not made yet.
     *
     * @throws IllegalStateException if its file holds something else
     */
    public static Optional<StoredKey> builtIn(Path data) {
        return ApiKeys.exists(data) ? Optional.of(KeyStore.builtIn(ApiKeys.read(data))) : Optional.empty();
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Where it is noted beside it when keys were last used. */
    public KeyUses uses() {
        return new KeyUses(
                path.resolveSibling(String.valueOf(path.getFileName()).replaceFirst("(\\.json)?$", "-used.json")));
    }

    /**
     * The keys in it; none if there is no such file.
     *
     * @throws IllegalStateException if it does not hold keys, with what is wrong and what was expected
     * @throws UncheckedIOException if it cannot be read
     */
    public KeySet read() {
        return parse(content());
    }

    /**
     * Makes a key and puts it into the file.
     *
     * @param life how long it is good; null for as long as nobody takes it back
     * @throws IllegalArgumentException if there is a key of that name, or a value is none
     * @throws IllegalStateException if the file is not right as it is
     */
    public Made create(String name, Scope scope, @Nullable Duration life, Instant now) {
        if (!StoredKey.isName(name)) {
            throw new IllegalArgumentException(
                    "NAME is '" + Audit.clean(name) + "': expected " + StoredKey.NAME_EXPECTED);
        }
        if (life != null && (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("a key for " + Durations.format(life) + ": expected from "
                    + Durations.format(SHORTEST) + " to " + Durations.format(LONGEST));
        }
        ApiKey made = ApiKey.generate(new SecureRandom());
        Instant created = now.truncatedTo(ChronoUnit.SECONDS);
        StoredKey key = new StoredKey(
                made.id(),
                name,
                Digest.of(made.text()),
                scope,
                new StoredKey.Life(created, life == null ? null : created.plus(life), null));
        locked(keys -> add(keys, key, now));
        return new Made(key, made.text());
    }

    private static KeySet add(KeySet keys, StoredKey key, Instant now) {
        keys.named(key.name(), now).ifPresent(other -> {
            throw new IllegalArgumentException("There is a key of the name '" + key.name() + "' already, " + other.id()
                    + ": expected another name, or that one revoked first");
        });
        KeySet more = keys.with(key, now);
        if (more.all().size() > KeySet.MOST) {
            throw new IllegalStateException("There are " + KeySet.MOST + " keys, which is the most: expected some that"
                    + " are good no longer taken out of the file");
        }
        return more;
    }

    /**
     * Takes a key back. One that was taken back before stays as it is.
     *
     * @return the key as it is now; empty if there is none of that identity
     * @throws IllegalStateException if the file is not right as it is
     */
    public Optional<StoredKey> revoke(String id, Instant now) {
        Instant when = now.truncatedTo(ChronoUnit.SECONDS);
        return locked(keys -> keys.find(id)
                        .filter(key -> key.life().revoked() == null)
                        .map(key -> keys.without(key, when))
                        .orElse(keys))
                .find(id);
    }

    /** The bytes of the file as text; null if there is none. */
    @Nullable
    String content() {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw broken("it has " + Files.size(path) + " bytes; expected at most " + MOST_BYTES, null);
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        } catch (CharacterCodingException e) {
            throw broken("it is not UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys cannot be read from " + path + ": " + e, e);
        }
    }

    /** The keys that the text of the file names. */
    KeySet parse(@Nullable String content) {
        if (content == null) {
            return KeySet.NONE;
        }
        try {
            KeySet read = KeyReader.read(content);
            OwnerOnly.warn(path);
            return read;
        } catch (IllegalArgumentException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys cannot be read from " + path + ": " + e, e);
        }
    }

    private KeySet locked(UnaryOperator<KeySet> change) {
        Path lock = path.resolveSibling("." + path.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            KeySet before = read();
            KeySet after = change.apply(before);
            if (after != before) {
                OwnerOnly.replace(path, KeyWriter.write(after));
            }
            return after;
        } catch (IOException e) {
            throw new UncheckedIOException("The keys cannot be kept in " + path + ": " + e, e);
        }
    }

    private IllegalStateException broken(String what, @Nullable Throwable cause) {
        return new IllegalStateException("The file of keys " + path + " (serve.keys) cannot be used: " + what, cause);
    }
}
