package io.hoststream.launcher.simulate;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which fleet is simulated.
 *
 * @param seed where all chance begins: the same seed gives the same fleet
 * @param hosts how many hosts it has
 * @param interval from one sample of a host to the next
 * @param prefix what the hosts' names begin with
 * @param labels labels of every host, over those that a host has by itself
 * @param incidents how many things go wrong on a host and day, on average
 */
public record FleetPlan(
        long seed, int hosts, Duration interval, String prefix, Map<String, String> labels, double incidents) {

    /** The most hosts that a fleet may have. */
    public static final int MOST_HOSTS = 10_000;

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,62}");
    private static final int LONGEST_VALUE = 200;

    private static final double MOST_INCIDENTS = 24;

    /** Checks each value. */
    public FleetPlan {
        if (hosts < 1 || hosts > MOST_HOSTS) {
            throw new IllegalArgumentException("hosts " + hosts + ": expected 1 to " + MOST_HOSTS);
        }
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("interval " + interval.toMillis() + "ms: expected 100ms to 1h");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("prefix \"" + printable(prefix)
                    + "\": expected letters, digits, '.', '_' and '-', a letter or digit in front, at most 200");
        }
        if (!(incidents >= 0 && incidents <= MOST_INCIDENTS)) {
            throw new IllegalArgumentException(
                    "incidents " + incidents + ": expected 0 to " + (int) MOST_INCIDENTS + " a host and day");
        }
        labels.forEach(FleetPlan::checkLabel);
        labels = Map.copyOf(labels);
    }

    private static void checkLabel(String name, String value) {
        if (!LABEL.matcher(name).matches()) {
            throw new IllegalArgumentException("labels \"" + printable(name)
                    + "\": expected letters, digits and '_', no digit in front, at most 63");
        }
        if (value.isBlank() || value.length() > LONGEST_VALUE || !value.equals(printable(value))) {
            throw new IllegalArgumentException("labels " + name + " = \"" + printable(value) + "\": expected 1 to "
                    + LONGEST_VALUE + " characters on one line");
        }
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** A fleet whose hosts are called {@code sim-0001} and so on. */
    public static FleetPlan of(long seed, int hosts, Duration interval) {
        return new FleetPlan(seed, hosts, interval, "sim-", Map.of(), 0);
    }

    /** The name of one host; it stays the same when the fleet grows. */
    String name(int index) {
        return prefix + String.format(Locale.ROOT, "%04d", index + 1);
    }
}
