package io.hoststream.launcher.e2e;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scrape in the text format, as far as it is to be compared with another.
 *
 * @param types the type of every family
 * @param labels the names of the labels of every family's series
 * @param series the value of every series, by its name and labels without {@code instance}
 */
record Exposition(Map<String, String> types, Map<String, Set<String>> labels, Map<String, Double> series) {

    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    static Exposition of(String text) {
        Exposition read = new Exposition(new TreeMap<>(), new HashMap<>(), new LinkedHashMap<>());
        text.lines().forEach(read::add);
        return read;
    }

    private void add(String line) {
        Matcher one = SERIES.matcher(line);
        if (line.startsWith("# TYPE ")) {
            String[] words = line.split(" ", -1);
            types.put(words[2], words[3]);
        } else if (one.matches()) {
            Map<String, String> own = new TreeMap<>();
            Matcher label = LABEL.matcher(one.group(2) == null ? "" : one.group(2));
            while (label.find()) {
                if (!label.group(1).equals("instance")) {
                    own.put(label.group(1), label.group(2));
                }
            }
            labels.computeIfAbsent(one.group(1), name -> new TreeSet<>()).addAll(own.keySet());
            series.put(one.group(1) + own, number(one.group(3)));
        }
    }

    private static double number(String text) {
        return text.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** The value of a series without labels but these, each {@code name=value}. */
    OptionalDouble value(String name, String... own) {
        Map<String, String> wanted = new TreeMap<>();
        Arrays.stream(own).map(label -> label.split("=", 2)).forEach(label -> wanted.put(label[0], label[1]));
        Double found = series.get(name + wanted);
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
    }
}
