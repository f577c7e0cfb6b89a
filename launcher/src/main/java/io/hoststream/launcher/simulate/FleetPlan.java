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
 */
public record FleetPlan(long seed, int hosts, Duration interval, String prefix, Map<String, String> labels) {

    /** The most hosts that a fleet may have. */
    public static final int MOST_HOSTS = 10_000;

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    /** Checks each value. */
    public FleetPlan {
        if (hosts < 1 || hosts > MOST_HOSTS) {
            throw new IllegalArgumentException("hosts " + hosts + ": expected 1 to " + MOST_HOSTS);
        }
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("interval " + interval.toMillis() + "ms: expected 100ms to 1h");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("prefix \"" + prefix.replaceAll("\\p{Cntrl}", "?")
                    + "\": expected letters, digits, '.', '_' and '-', a letter or digit in front, at most 200");
        }
        labels = Map.copyOf(labels);
    }

    /** A fleet whose hosts are called {@code sim-0001} and so on. */
    public static FleetPlan of(long seed, int hosts, Duration interval) {
        return new FleetPlan(seed, hosts, interval, "sim-", Map.of());
    }

    /** The name of one host; it stays the same when the fleet grows. */
    String name(int index) {
        return prefix + String.format(Locale.ROOT, "%04d", index + 1);
    }
}
