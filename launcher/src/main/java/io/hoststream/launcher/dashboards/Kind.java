package io.hoststream.launcher.dashboards;

/** How a panel is drawn, with Grafana's name of it and the size that suits it. */
enum Kind {
    LINES("timeseries", 12, 8),
    STAT("stat", 4, 4),
    BARS("bargauge", 8, 8),
    STATES("state-timeline", 24, 8),
    TABLE("table", 24, 12);

    private final String type;
    private final int width;
    private final int height;

    Kind(String type, int width, int height) {
        this.type = type;
        this.width = width;
        this.height = height;
    }

    String type() {
        return type;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether it shows the time that is chosen, rather than its end alone. */
    boolean overTime() {
        return this == LINES || this == STATES;
    }
}
