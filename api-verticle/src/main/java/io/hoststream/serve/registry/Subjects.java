package io.hoststream.serve.registry;

import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import io.hoststream.schema.wire.SchemaIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The subjects of the released schemas. Each schema is there under up to three: its own ({@code TOPIC-value} where it is the
 * topic's only or first kind), and, whatever strategy of naming a client is set to, {@code TOPIC-RECORD} and {@code RECORD}.
 * Never changes.
 */
public final class Subjects {

    /** The default context's name before a subject, as some clients write it. */
    private static final String DEFAULT_CONTEXT = ":.:";

    private static final String VALUE = "-value";
    private static final Pattern VERSION = Pattern.compile("-1|[1-9][0-9]{0,8}");

    private final SortedMap<String, NavigableMap<Integer, Version>> bySubject = new TreeMap<>();

    private Subjects() {}

    /** Every schema that was released, under the numbers that these ids have for them. */
    public static Subjects released(SchemaIds ids) {
        Subjects subjects = new Subjects();
        for (ReleasedSchema released : ReleasedSchemas.all()) {
            for (String subject : names(released)) {
                subjects.add(new Version(subject, released.version(), ids.idOf(released), released.schema()));
            }
        }
        return subjects;
    }

    private static Set<String> names(ReleasedSchema released) {
        String record = released.schema().getFullName();
        String own = released.subject();
        Set<String> names = new LinkedHashSet<>(List.of(own, record));
        if (own.endsWith(VALUE)) {
            names.add(own.substring(0, own.length() - VALUE.length()) + "-" + record);
        }
        return names;
    }

    private void add(Version version) {
        bySubject.computeIfAbsent(version.subject(), subject -> new TreeMap<>()).put(version.number(), version);
    }

    /** The names of the subjects that begin so, in order. */
    List<String> names(String prefix) {
        return bySubject.keySet().stream()
                .filter(subject -> subject.startsWith(plain(prefix)))
                .toList();
    }

    /** Every version of every subject, in order. */
    List<Version> all() {
        return bySubject.values().stream()
                .flatMap(versions -> versions.values().stream())
                .toList();
    }

    /**
     * The versions of a subject, by number.
     *
     * @throws RegistryException if there is no such subject
     */
    NavigableMap<Integer, Version> of(String subject) {
        return find(subject).orElseThrow(() -> RegistryException.noSubject(subject));
    }

    /** The versions of a subject, by number; empty if there is no such subject. */
    Optional<NavigableMap<Integer, Version>> find(String subject) {
        return Optional.ofNullable(bySubject.get(plain(subject)));
    }

    /**
     * A version of a subject, by its number, {@code latest} or {@code -1}.
     *
     * @throws RegistryException if there is none, or the text is no version
     */
    Version version(String subject, String text) {
        int number = number(text);
        NavigableMap<Integer, Version> versions = of(subject);
        Version found = number < 0 ? versions.lastEntry().getValue() : versions.get(number);
        if (found == null) {
            throw RegistryException.noVersion(number);
        }
        return found;
    }

    private static int number(String text) {
        if (text.equals("latest")) {
            return -1;
        }
        if (!VERSION.matcher(text).matches()) {
            throw RegistryException.invalidVersion(text);
        }
        return Integer.parseInt(text);
    }

    /**
     * The versions that stand for an id.
     *
     * @throws RegistryException if there is none
     */
    List<Version> ofId(String text) {
        List<Version> found = new ArrayList<>(all());
        found.removeIf(version -> !Integer.toString(version.id()).equals(text));
        if (found.isEmpty()) {
            throw RegistryException.noSchema(text + " ");
        }
        return found;
    }

    /** The greatest id. */
    int greatestId() {
        return all().stream().mapToInt(Version::id).max().orElse(0);
    }

    /**
     * The newest version with that schema; documents, defaults and the order of attributes do not count, unless one is equal
     * in these as well.
     */
    static Optional<Version> matching(Collection<Version> versions, Schema schema) {
        String form = SchemaNormalization.toParsingForm(schema);
        List<Version> alike = versions.stream()
                .filter(version ->
                        SchemaNormalization.toParsingForm(version.schema()).equals(form))
                .toList();
        return alike.stream()
                .filter(version -> version.schema().equals(schema))
                .findFirst()
                .or(() -> alike.stream().reduce((older, newer) -> newer));
    }

    private static String plain(String subject) {
        return subject.startsWith(DEFAULT_CONTEXT) ? subject.substring(DEFAULT_CONTEXT.length()) : subject;
    }
}
