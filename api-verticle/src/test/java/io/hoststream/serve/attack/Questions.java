package io.hoststream.serve.attack;

import io.hoststream.serve.Samples;
import io.hoststream.serve.promise.Promises;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes requests that read, of every kind there is, and asks for what earlier answers held, whoever got them. */
final class Questions {

    /** Every path that reads hosts, or what belongs to them. */
    static final List<String> PATHS = List.of(
            "/hosts",
            "/hosts/{host}",
            "/groups",
            "/groups/{group}",
            "/latest",
            "/metrics/{host}/latest",
            "/metrics/{host}/{metric}",
            "/metrics/{host}/range",
            "/range",
            "/alerts",
            "/alerts/history",
            "/alerts/{alert}",
            "/silences",
            "/silences/{silence}",
            "/forecasts",
            "/anomalies",
            "/access",
            "/health");

    private static final List<String> PARAMETERS = List.of(
            "host",
            "group",
            "metric",
            "label",
            "status",
            "search",
            "sort",
            "limit",
            "cursor",
            "start",
            "end",
            "step",
            "aggregation",
            "device",
            "format",
            "rule",
            "severity",
            "kind",
            "quiet",
            "state",
            "silenced",
            "fired");
    private static final Map<String, List<String>> TAKEN =
            PATHS.stream().collect(Collectors.toMap(path -> path, path -> Promises.query(promised(path))));
    private static final List<String> METRICS =
            List.of("cpu_usage_percent", "memory_total", "disk_read_bytes", "load_average_1m");
    private static final List<String> WORDS = List.of(
            "*",
            "?*",
            "true",
            "false",
            "1",
            "100",
            "csv",
            "json",
            "critical",
            "OK",
            "firing",
            "last",
            "name",
            "-name",
            "threshold",
            "group:web",
            "owner:*",
            "1769860800000",
            "60s",
            "",
            "%");
    private static final Map<String, List<String>> FITTING = Map.of(
            "label", List.of("group:web", "environment:test"),
            "status", List.of("OK", "WARNING", "CRITICAL", "DOWN"),
            "sort", List.of("name", "-name", "status", "lastSeen"),
            "step", List.of("1s", "60s"),
            "aggregation", List.of("last", "max", "average"),
            "format", List.of("csv", "json"),
            "severity", List.of("critical", "warning"),
            "kind", List.of("threshold", "anomaly"),
            "state", List.of("firing", "pending"));
    private static final int MOST_KEPT = 500;

    private final Random random;
    private final MarkedFleet fleet;
    /** Cursors and identities out of answers to all keys. */
    private final List<String> seen = new ArrayList<>();

    Questions(Random random, MarkedFleet fleet) {
        this.random = random;
        this.fleet = fleet;
    }

    /** Path and query of a request. */
    String next() {
        String path = one(PATHS);
        List<String> known = TAKEN.getOrDefault(path, List.of());
        StringBuilder target = new StringBuilder("/api/v1" + filled(path));
        char separator = '?';
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = known.isEmpty() || random.nextInt(20) == 0 ? one(PARAMETERS) : one(known);
            if (known.isEmpty() && random.nextInt(4) > 0) {
                break;
            }
            target.append(separator).append(name).append('=').append(encoded(value(name)));
            separator = '&';
        }
        return target.toString();
    }

    /** Keeps what an answer holds that can be asked for. */
    void learn(Answer answer) {
        int at = answer.body().indexOf("\"next\":\"");
        if (at >= 0) {
            keep(answer.body().substring(at + 8, answer.body().indexOf('"', at + 8)));
        }
    }

    /** The request, with headers. */
    byte[] request(String target, String token) {
        StringBuilder request = new StringBuilder("GET ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        request.append("Authorization: Bearer ").append(token).append("\r\n");
        if (random.nextInt(8) == 0) {
            request.append("Accept: text/csv\r\n");
        }
        if (random.nextInt(8) == 0) {
            request.append("If-None-Match: *\r\n");
        }
        return request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The path as the contract names it. */
    private static String promised(String path) {
        return "/api/v1" + path.replace("{alert}", "{id}").replace("{silence}", "{id}");
    }

    private void keep(String text) {
        if (seen.size() < MOST_KEPT) {
            seen.add(text);
        } else {
            seen.set(random.nextInt(MOST_KEPT), text);
        }
    }

    private String filled(String path) {
        return path.replace("{host}", host())
                .replace("{group}", one(MarkedFleet.GROUPS))
                .replace("{metric}", one(METRICS))
                .replace("{alert}", (random.nextBoolean() ? "open-" : "past-") + MarkedFleet.mark(host()))
                .replace("{silence}", "silence-" + MarkedFleet.mark(host()));
    }

    /** Mostly one that fits the name. */
    private String value(String name) {
        if (random.nextInt(8) == 0) {
            return one(WORDS);
        }
        return switch (name) {
            case "host" -> random.nextBoolean() ? host() : host().substring(0, random.nextInt(8)) + "*";
            case "group" -> one(MarkedFleet.GROUPS);
            case "metric" -> one(METRICS);
            case "search", "device", "rule" -> host().substring(0, random.nextInt(13));
            case "cursor" -> seen.isEmpty() ? "" : one(seen);
            case "limit" -> Integer.toString(1 + random.nextInt(20));
            case "start", "end" -> Long.toString(Samples.timeOf(random.nextInt(10)));
            default -> one(FITTING.getOrDefault(name, WORDS));
        };
    }

    private String host() {
        return one(fleet.names());
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
