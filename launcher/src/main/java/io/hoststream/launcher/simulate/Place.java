package io.hoststream.launcher.simulate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a host stands.
 *
 * @param region its region
 * @param environment what it is used for
 * @param hoursAhead how many hours the clocks there are ahead
 */
record Place(String region, String environment, double hoursAhead) {

    private static final List<String> ENVIRONMENTS = List.of(
            "production",
            "production",
            "production",
            "production",
            "production",
            "production",
            "production",
            "staging",
            "staging",
            "test");

    private static final Map<String, Double> REGIONS = Map.of("eu-west", 1.0, "us-east", -5.0, "ap-south", 5.5);

    static Place any(Chance chance) {
        String region = chance.oneOf(List.of("eu-west", "eu-west", "eu-west", "us-east", "us-east", "ap-south"));
        return new Place(region, chance.oneOf(ENVIRONMENTS), REGIONS.getOrDefault(region, 0.0));
    }

    /** The labels of a host there, and over them those that are given. */
    Map<String, String> labels(Duty duty, Map<String, String> given) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("environment", environment);
        labels.put("region", region);
        labels.put("group", duty.group());
        labels.put("role", duty.role());
        labels.putAll(given);
        return Map.copyOf(labels);
    }
}
