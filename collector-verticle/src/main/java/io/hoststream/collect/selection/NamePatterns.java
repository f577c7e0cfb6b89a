package io.hoststream.collect.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A list of names in which {@code *} stands for any text. Remembers its answers; used by one thread. */
public final class NamePatterns {

    private static final int MOST_REMEMBERED = 4096;

    private final Pattern pattern;
    private final Map<String, Boolean> answers = new HashMap<>();

    /** Matches a name that is one of these. */
    public NamePatterns(List<String> names) {
        this.pattern = Pattern.compile(
                names.stream().map(NamePatterns::regex).collect(Collectors.joining("|")), Pattern.DOTALL);
    }

    /** Whether the name is one of them. */
    public boolean matches(String name) {
        if (answers.size() > MOST_REMEMBERED) {
            // Names come and go on hosts with many containers.
            answers.clear();
        }
        return answers.computeIfAbsent(name, asked -> pattern.matcher(asked).matches());
    }

    private static String regex(String name) {
        return Pattern.quote(name).replace("*", "\\E.*\\Q");
    }
}
