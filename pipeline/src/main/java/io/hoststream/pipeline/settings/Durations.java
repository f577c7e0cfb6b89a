package io.hoststream.pipeline.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 10s}, {@code 1m30s}, {@code 2h}, {@code 7d}. */
public final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Map<String, Long> UNIT_MILLIS = new LinkedHashMap<>();

    static {
        UNIT_MILLIS.put("d", 86_400_000L);
        UNIT_MILLIS.put("h", 3_600_000L);
        UNIT_MILLIS.put("m", 60_000L);
        UNIT_MILLIS.put("s", 1000L);
        UNIT_MILLIS.put("ms", 1L);
    }

    /** A hundred years: whatever is longer is a slip, and would not fit where durations are counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException with what was expected, if the text is none
     */
    public static Duration parse(String text) {
        String compact = text.strip().replace(" ", "");
        Matcher part = PART.matcher(compact);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.lookingAt()) {
            long unit = UNIT_MILLIS.getOrDefault(part.group(2), 0L);
            sum = sum.plus(Duration.ofMillis(unit).multipliedBy(Long.parseLong(part.group(1))));
            if (sum.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a duration of at most " + format(LONGEST));
            }
            end = part.end();
            part.region(end, compact.length());
        }
        if (end == 0 || end != compact.length()) {
            throw new IllegalArgumentException("a duration such as 10s, 500ms, 1m30s or 2h");
        }
        return sum;
    }

    /** Writes a duration so that {@link #parse} reads it again. */
    public static String format(Duration duration) {
        long left = duration.toMillis();
        if (left <= 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Long> unit : UNIT_MILLIS.entrySet()) {
            long count = left / unit.getValue();
            if (count > 0) {
                text.append(count).append(unit.getKey());
                left -= count * unit.getValue();
            }
        }
        return text.toString();
    }
}
