package io.hoststream.storage.naming;

/**
 * All series of one name. A naming has one object for each of its families, so they may be told apart by identity.
 *
 * @param name the name that the series carry, {@code _total} and {@code _info} included
 * @param type what the values are taken for
 * @param help what it is, one sentence
 * @param unit the base unit that the name ends in, such as {@code bytes}; empty for plain numbers
 */
public record SeriesFamily(String name, SeriesType type, String help, String unit) {

    /** The name that OpenMetrics describes the family by: without {@code _total} of a counter or {@code _info}. */
    public String openMetricsName() {
        return switch (type) {
            case COUNTER -> without("_total");
            case INFO -> without("_info");
            case GAUGE, UNTYPED -> name;
        };
    }

    private String without(String suffix) {
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }
}
