package io.hoststream.launcher.top;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one host. */
final class HostRow {

    private final String host;
    private final Map<Gauge, Double> values = new EnumMap<>(Gauge.class);
    private final Map<String, JsonObject> alerts = new HashMap<>();
    private List<String> columns = List.of();
    private String status = "OK";
    private long lastSeenMillis;

    HostRow(String host) {
        this.host = host;
    }

    String host() {
        return host;
    }

    String status() {
        return status;
    }

    long lastSeenMillis() {
        return lastSeenMillis;
    }

    @Nullable
    Double value(Gauge gauge) {
        return values.get(gauge);
    }

    /** The alerts that are pending or firing. */
    List<JsonObject> alerts() {
        return new ArrayList<>(alerts.values());
    }

    /** The worst severity firing for a metric; null if none is. */
    @Nullable
    String severity(Gauge gauge) {
        String worst = null;
        for (JsonObject alert : alerts.values()) {
            if (alert.getString("metric").equals(gauge.metric())
                    && alert.getString("state").equals("FIRING")) {
                String severity = alert.getString("severity");
                worst = "CRITICAL".equals(worst) ? worst : severity;
            }
        }
        return worst;
    }

    void described(JsonObject description) {
        status = description.getString("status", status);
    }

    void forgetAlerts() {
        alerts.clear();
    }

    void alert(JsonObject event) {
        if (event.getString("state").equals("RESOLVED")) {
            alerts.remove(event.getString("id"));
        } else {
            alerts.put(event.getString("id"), event);
        }
    }

    void columns(JsonArray dictionary) {
        List<String> names = new ArrayList<>();
        for (Object column : dictionary) {
            names.add(((JsonArray) column).getString(0));
        }
        columns = names;
    }

    /** A family that this sample does not carry keeps its last values. */
    void data(long millis, JsonArray row) {
        lastSeenMillis = millis;
        for (Gauge gauge : Gauge.values()) {
            Double combined = null;
            for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
                Number value = row.getNumber(i);
                if (value != null && columns.get(i).equals(gauge.metric())) {
                    double one = value.doubleValue();
                    combined = combined == null ? one : gauge.combine(combined, one);
                }
            }
            if (combined != null) {
                values.put(gauge, combined);
            }
        }
    }
}
