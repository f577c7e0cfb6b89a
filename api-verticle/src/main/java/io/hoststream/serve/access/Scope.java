package io.hoststream.serve.access;

import io.hoststream.schema.alert.Glob;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a key or a token is good for.
 *
 * @param permissions what its holder may do
 * @param hosts patterns for the names of the hosts that exist for them
 * @param groups patterns for the names of groups whose hosts exist for them
 */
public record Scope(Set<Permission> permissions, Set<Glob> hosts, Set<Glob> groups) {

    /** Everything, on every host. */
    static final Scope EVERYTHING = new Scope(EnumSet.allOf(Permission.class), Set.of(new Glob("*")), Set.of());

    /** The most patterns of a kind. */
    public static final int MOST_PATTERNS = 200;

    /** What a pattern has to look like, in words. */
    public static final String PATTERN_EXPECTED =
            "a name or a pattern with * and ?, of at most 253 letters, digits, '.', '_', '-'";

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9._*?-]{1,253}");

    /** Keeps its own copies. */
    public Scope {
        permissions = Set.copyOf(permissions);
        hosts = Set.copyOf(hosts);
        groups = Set.copyOf(groups);
    }

    /** Whether a text can be a pattern for hosts or groups. */
    public static boolean isPattern(String text) {
        return PATTERN.matcher(text).matches();
    }

    /** The patterns of these texts. */
    public static Set<Glob> globs(List<String> patterns) {
        return patterns.stream().map(Glob::new).collect(Collectors.toUnmodifiableSet());
    }

    /** The words for permissions, as they are written in files and tokens. */
    public static List<String> words() {
        return Arrays.stream(Permission.values()).map(Scope::word).toList();
    }

    /** The words for its permissions. */
    public List<String> permissionWords() {
        return permissions.stream().sorted().map(Scope::word).toList();
    }

    /** Which hosts exist for the holder. */
    public HostSelector selector(Membership membership) {
        return hosts.contains(new Glob("*"))
                ? new HostSelector.All()
                : new HostSelector.Some(hosts, groups, membership);
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }
}
