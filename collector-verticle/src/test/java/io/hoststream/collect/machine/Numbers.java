package io.hoststream.collect.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs print as plain lines. */
final class Numbers {

    private static final Pattern NUMBER_AND_NAME = Pattern.compile("\\s*(\\d+)\\s+(.+)");

    private Numbers() {}

    /** Lines of a number and its name, as {@code vmstat -s} has them. */
    static Map<String, Double> byName(String output) {
        Map<String, Double> numbers = new HashMap<>();
        output.lines()
                .map(NUMBER_AND_NAME::matcher)
                .filter(Matcher::matches)
                .forEach(line -> numbers.put(line.group(2), Double.valueOf(line.group(1))));
        return numbers;
    }

    /** The words of the line that begins with this one. */
    static List<String> line(String output, String start) {
        return output.lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(words -> words.get(0).equals(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + start + " in " + output));
    }

    /** What stands at this place of the line that begins with this word. */
    static double at(String output, String start, int index) {
        return Double.parseDouble(line(output, start).get(index));
    }

    /** The number after this text. */
    static double after(String output, String text) {
        Matcher found = Pattern.compile(Pattern.quote(text) + "\\s*([\\d.]+)").matcher(output);
        if (!found.find()) {
            throw new AssertionError("no " + text + " in " + output);
        }
        return Double.parseDouble(found.group(1));
    }
}
