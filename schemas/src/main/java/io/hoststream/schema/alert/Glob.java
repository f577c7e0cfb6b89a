package io.hoststream.schema.alert;

/**
 * A pattern for names, in which {@code *} stands for any letters, also none, and {@code ?} for exactly one. The time it
 * takes grows with the length of the name times that of the pattern, whatever the pattern.
 *
 * @param pattern the pattern as the user wrote it
 */
public record Glob(String pattern) {

    /** Whether it stands for more than the one name that reads like it. */
    public boolean hasWildcards() {
        return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    }

    /** Whether the whole name fits the pattern. */
    public boolean matches(String name) {
        int inName = 0;
        int inPattern = 0;
        int star = -1;
        int starred = 0;
        while (inName < name.length()) {
            if (fits(inPattern, name.charAt(inName))) {
                inName++;
                inPattern++;
            } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                star = inPattern++;
                starred = inName;
            } else if (star >= 0) {
                // The last star takes one letter more, and the rest is tried again.
                inPattern = star + 1;
                inName = ++starred;
            } else {
                return false;
            }
        }
        return onlyStarsFrom(inPattern);
    }

    /** Whether whatever fits the other pattern fits this one too; may say no where it does. */
    public boolean covers(Glob other) {
        // Two letters that no pattern names stand for a star: only a star can take them.
        return matches(other.pattern.replace("*", "\uFFFE\uFFFF").replace('?', '\uFFFE'));
    }

    private boolean fits(int at, char letter) {
        return at < pattern.length()
                && pattern.charAt(at) != '*'
                && (pattern.charAt(at) == '?' || pattern.charAt(at) == letter);
    }

    private boolean onlyStarsFrom(int at) {
        return pattern.chars().skip(at).allMatch(letter -> letter == '*');
    }
}
