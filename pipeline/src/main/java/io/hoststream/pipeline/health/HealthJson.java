package io.hoststream.pipeline.health;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Health as JSON: {@code {"status":"UP","checks":[{"name":…,"status":…,"detail":…}]}}. */
public final class HealthJson {

    private HealthJson() {}

    /** The process answers: it is alive. */
    public static String live() {
        return new JsonObject()
                .put("status", "UP")
                .put("checks", new JsonArray())
                .encode();
    }

    /** What every part said last. */
    public static String ready(Health health) {
        JsonArray checks = new JsonArray();
        for (Check check : health.checks()) {
            checks.add(new JsonObject()
                    .put("name", check.name())
                    .put("status", status(check.up()))
                    .put("detail", check.detail()));
        }
        return new JsonObject()
                .put("status", status(health.ready()))
                .put("checks", checks)
                .encode();
    }

    private static String status(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
