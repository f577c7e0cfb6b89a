package io.hoststream.serve.access;

import io.hoststream.schema.alert.Glob;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Patterns for names, of which one has to fit. Those without wildcards are looked up, so that thousands of them cost no more
 * than one; only those with wildcards are tried one by one.
 *
 * @param all the patterns
 * @param wild those of them that have wildcards
 */
record Patterns(Set<Glob> all, Set<Glob> wild) {

    /** Keeps its own copies. */
    Patterns {
        all = Set.copyOf(all);
        wild = Set.copyOf(wild);
    }

    static Patterns of(Set<Glob> patterns) {
        return new Patterns(
                patterns, patterns.stream().filter(Glob::hasWildcards).collect(Collectors.toSet()));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether a name fits one. */
    boolean matches(String name) {
        return fits(new Glob(name), glob -> glob.matches(name));
    }

    /** Whether whatever fits the pattern fits one of these too; may say no where it does. */
    boolean covers(Glob asked) {
        return fits(asked, glob -> glob.covers(asked));
    }

    /** Whether the pattern covers one of these, or one of these covers it. */
    boolean meets(Glob asked) {
        return covers(asked) || (asked.hasWildcards() && all.stream().anyMatch(asked::covers));
    }

    private boolean fits(Glob same, Predicate<Glob> test) {
        return all.contains(same) || wild.stream().anyMatch(test);
    }
}
