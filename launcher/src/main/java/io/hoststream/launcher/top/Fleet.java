package io.hoststream.launcher.top;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hosts as the live feed tells them. Guarded by itself: the feed's thread writes, the screen's reads. */
final class Fleet {

    static final List<String> WORST_FIRST = List.of("CRITICAL", "DOWN", "WARNING", "OK");

    private final Map<String, HostRow> rows = new TreeMap<>();
    private final Map<Integer, String> numbers = new HashMap<>();
    private String connection = "connecting";
    private long changes;

    /** Takes in one message of the live protocol; returns the host that got new values, if one did. */
    synchronized @Nullable String apply(JsonObject message) {
        changes++;
        switch (message.getString("type", "")) {
            case "welcome" -> connected();
            case "hosts" -> hosts(message);
            case "dict" -> {
                numbers.put(message.getInteger("h"), message.getString("host"));
                row(message.getString("host")).columns(message.getJsonArray("columns"));
            }
            case "data" -> {
                return data(message);
            }
            case "alerts" -> alerts(message.getJsonArray("alerts"));
            case "alert" -> alert(message.getJsonObject("event"));
            default -> changes--;
        }
        return null;
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

    private @Nullable String data(JsonObject message) {
        String host = numbers.get(message.getInteger("h"));
        if (host != null) {
            row(host).data(message.getLong("t"), message.getJsonArray("v"));
        }
        return host;
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
