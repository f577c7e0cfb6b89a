package io.hoststream.serve.access;

import io.hoststream.schema.alert.Glob;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of keys. One that is not right in every word is refused: half a set of keys would let nobody know which. Pure. */
final class KeyReader {

    private static final List<String> MEMBERS =
            List.of("id", "name", "sha256", "permissions", "hosts", "groups", "created", "expires", "revoked");
    private static final int SHOWN = 60;

    private final String place;
    private final Map<?, ?> members;

    private KeyReader(String place, Map<?, ?> members) {
        this.place = place;
        this.members = members;
    }

    /**
     * The keys of a text.
     *
     * @throws IllegalArgumentException with what is wrong, and what was expected
     */
    static KeySet read(String text) {
        Map<String, @Nullable Object> file = StrictJson.object(text);
        if (!file.keySet().equals(Set.of("keys")) || !(file.get("keys") instanceof List<?> list)) {
            throw new IllegalArgumentException("expected one member keys, with a list");
        }
        if (list.size() > KeySet.MOST) {
            throw new IllegalArgumentException("keys: expected at most " + KeySet.MOST + " keys, found " + list.size());
        }
        Map<String, StoredKey> keys = new LinkedHashMap<>();
        int number = 0;
        for (Object item : list) {
            String place = "key " + ++number + ": ";
            if (!(item instanceof Map<?, ?> members)) {
                throw new IllegalArgumentException(place + "expected an object");
            }
            StoredKey key = new KeyReader(place, members).key();
            if (keys.put(key.id(), key) != null) {
                throw new IllegalArgumentException(place + "id " + key.id() + " is there twice");
            }
        }
        return new KeySet(keys);
    }

    private StoredKey key() {
        for (Object name : members.keySet()) {
            if (!MEMBERS.contains(name)) {
                throw wrong(shown(name), "is not a member of a key; expected " + String.join(", ", MEMBERS));
            }
        }
        String id = text("id");
        if (!ApiKey.isId(id)) {
            throw wrong("id", "is " + shown(id) + "; expected 8 letters or digits");
        }
        String name = text("name");
        if (!StoredKey.isName(name)) {
            throw wrong("name", "is " + shown(name) + "; expected " + StoredKey.NAME_EXPECTED);
        }
        Digest digest = Digest.parse(text("sha256"))
                .orElseThrow(() -> wrong("sha256", "is no SHA-256; expected 64 hexadecimal digits"));
        Instant created = time("created").orElseThrow(() -> wrong("created", "is missing; expected a time"));
        Instant expires = time("expires").orElse(null);
        Instant revoked = time("revoked").orElse(null);
        return new StoredKey(id, name, digest, scope(), new StoredKey.Life(created, expires, revoked));
    }

    private Scope scope() {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String word : texts("permissions")) {
            if (!Scope.words().contains(word)) {
                throw wrong("permissions", "has " + shown(word) + "; expected " + String.join(", ", Scope.words()));
            }
            permissions.add(Permission.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return new Scope(permissions, globs("hosts"), globs("groups"));
    }

    private Set<Glob> globs(String name) {
        List<String> patterns = texts(name);
        if (patterns.size() > Scope.MOST_PATTERNS) {
            throw wrong(name, "has " + patterns.size() + " patterns; expected at most " + Scope.MOST_PATTERNS);
        }
        for (String pattern : patterns) {
            if (!Scope.isPattern(pattern)) {
                throw wrong(name, "has " + shown(pattern) + "; expected " + Scope.PATTERN_EXPECTED);
            }
        }
        return Scope.globs(patterns);
    }

    private String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, members.containsKey(name) ? "is no text" : "is missing");
    }

    private List<String> texts(String name) {
        if (members.get(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(
                name, (members.containsKey(name) ? "is something else" : "is missing") + "; expected a list of texts");
    }

    private Optional<Instant> time(String name) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(String.valueOf(value)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    place + name + " is " + shown(value) + "; expected a time such as 2026-01-31T12:00:00Z", e);
        }
    }

    private IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException(place + name + " " + what);
    }

    private static String shown(@Nullable Object value) {
        String text = Audit.clean(String.valueOf(value));
        return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'";
    }
}
