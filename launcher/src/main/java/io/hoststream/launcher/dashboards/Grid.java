package io.hoststream.launcher.dashboards;

import io.vertx.core.json.JsonObject;

/** Places panels in Grafana's grid: from left to right, and below where no room is left. */
final class Grid {

    private static final int WIDTH = 24;

    private int x;
    private int y;
    private int lineHeight;

    /** A line of its own for a heading. */
    JsonObject heading() {
        endLine();
        JsonObject place = place(0, y, WIDTH, 1);
        y++;
        return place;
    }

    JsonObject next(Panel.Size size) {
        if (x + size.width() > WIDTH) {
            endLine();
        }
        JsonObject place = place(x, y, size.width(), size.height());
        x += size.width();
        lineHeight = Math.max(lineHeight, size.height());
        return place;
    }

    private void endLine() {
        y += lineHeight;
        x = 0;
        lineHeight = 0;
    }

    private static JsonObject place(int x, int y, int width, int height) {
        return new JsonObject().put("x", x).put("y", y).put("w", width).put("h", height);
    }
}
