package io.hoststream.storage.naming;

import java.util.List;

/**
 * All series of one name. A naming has one object for each of its families, so they may be told apart by identity.
 *
 * @param name the name that the series carry, {@code _total} and {@code _info} included
 * @param type what the values are taken for
 * @param help what it is, one sentence
 * @param unit the base unit that the name ends in, such as {@code bytes}; empty for plain numbers
 */
public record SeriesFamily(String name, SeriesType type, String help, String unit) {

    private static final List<String> UNITS = List.of("ratio", "seconds", "bytes", "celsius", "hertz");

    /** The family of that name, whose unit is the one that the name ends in. */
    public static SeriesFamily of(String name, SeriesType type, String help) {
        String described = new SeriesFamily(name, type, help, "").openMetricsName();
        String unit = UNITS.stream()
                .filter(known -> described.endsWith("_" + known))
                .findFirst()
                .orElse("");
        return new SeriesFamily(name, type, help, unit);
    }

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
