package io.hoststream.launcher.top;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The hosts as the live feed tells them. Guarded by itself: the feed's thread writes, the screen's reads. */
final class Fleet {

    static final List<String> WORST_FIRST = List.of("CRITICAL", "DOWN", "WARNING", "OK");

    private final Map<String, HostRow> rows = new TreeMap<>();
    private final Map<Integer, String> numbers = new HashMap<>();
    private final Map<Integer, JsonArray> columnSets = new HashMap<>();
    private String connection = "connecting";
    private long changes;

    /** Takes in one message of the live protocol; returns the hosts that got new values, each once. */
    synchronized Set<String> apply(JsonObject message) {
        changes++;
        switch (message.getString("type", "")) {
            case "welcome" -> connected();
            case "hosts" -> hosts(message);
            case "dict" -> dict(message);
            case "data" -> {
                return data(message);
            }
            case "alerts" -> alerts(message.getJsonArray("alerts"));
            case "alert" -> alert(message.getJsonObject("event"));
            default -> changes--;
        }
        return Set.of();
    }

    synchronized void disconnected(String why) {
        connection = why;
        changes++;
    }

    synchronized String connection() {
        return connection;
    }

    /** Grows with every change, so that a screen knows when to draw. */
    synchronized long changes() {
        return changes;
    }

    /** The hosts whose name contains the filter, in this order. */
    synchronized List<HostRow> rows(String filter, Comparator<HostRow> order) {
        List<HostRow> found = new ArrayList<>();
        for (HostRow row : rows.values()) {
            if (row.host().contains(filter)) {
                found.add(row);
            }
        }
        found.sort(order);
        return found;
    }

    /** Runs with the model held still. */
    synchronized <R> R still(Supplier<R> work) {
        return work.get();
    }

    private void connected() {
        connection = "live";
        numbers.clear();
        columnSets.clear();
    }

    private void hosts(JsonObject message) {
        if (message.getBoolean("full", false)) {
            Set<String> names = new HashSet<>();
            message.getJsonArray("hosts", new JsonArray())
                    .forEach(host -> names.add(((JsonObject) host).getString("host")));
            // Those that stay keep their columns: the server does not send them again.
            rows.keySet().retainAll(names);
        }
        for (Object host : message.getJsonArray("hosts", new JsonArray())) {
            JsonObject description = (JsonObject) host;
            row(description.getString("host")).described(description);
        }
        message.getJsonArray("removed", new JsonArray()).forEach(host -> rows.remove(String.valueOf(host)));
    }

    /** Hosts that are alike share a set of columns, which is sent once. */
    private void dict(JsonObject message) {
        arrays(message.getJsonArray("sets")).forEach(set -> columnSets.put(set.getInteger(0), set.getJsonArray(1)));
        for (JsonArray host : arrays(message.getJsonArray("hosts"))) {
            numbers.put(host.getInteger(0), host.getString(1));
            row(host.getString(1)).columns(columnSets.getOrDefault(host.getInteger(2), new JsonArray()));
        }
    }

    private Set<String> data(JsonObject message) {
        Set<String> hosts = new LinkedHashSet<>();
        for (JsonArray sample : arrays(message.getJsonArray("d"))) {
            String host = numbers.get(sample.getInteger(0));
            if (host != null) {
                row(host).data(sample.getLong(1), sample.getJsonArray(3));
                hosts.add(host);
            }
        }
        return hosts;
    }

    private static List<JsonArray> arrays(JsonArray array) {
        return IntStream.range(0, array.size()).mapToObj(array::getJsonArray).toList();
    }

    /** All that are open: those that are not among them are over. */
    private void alerts(JsonArray open) {
        rows.values().forEach(HostRow::forgetAlerts);
        open.forEach(event -> alert((JsonObject) event));
    }

    private void alert(JsonObject event) {
        row(event.getString("host")).alert(event);
    }

    private HostRow row(String host) {
        return rows.computeIfAbsent(host, HostRow::new);
    }
}
