package io.hoststream.storage.naming;

/** What Prometheus takes for a name: what is on a topic or in a file may be of anybody's making. */
public final class Names {

    private Names() {}

    /** Whether it names a metric. */
    public static boolean isMetric(String name) {
        return isName(name, true);
    }

    /** Whether it names a label; names that begin with two underscores are Prometheus's own. */
    public static boolean isLabel(String name) {
        return isName(name, false);
    }

    private static boolean isName(String name, boolean colons) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty() && !name.startsWith("__");
    }
}
