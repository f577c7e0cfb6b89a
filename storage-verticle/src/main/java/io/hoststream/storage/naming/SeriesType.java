package io.hoststream.storage.naming;

/** What Prometheus takes the values of a family for. */
public enum SeriesType {
    /** Only goes up, and starts again at a reset. Its name ends in {@code _total}. */
    COUNTER("counter", "counter"),
    /** Goes up and down. */
    GAUGE("gauge", "gauge"),
    /** Always 1: the labels are what it says. Its name ends in {@code _info}; a gauge in the older text format. */
    INFO("gauge", "info"),
    /** Of no known type. */
    UNTYPED("untyped", "unknown");

    private final String text;
    private final String openMetrics;

    SeriesType(String text, String openMetrics) {
        this.text = text;
        this.openMetrics = openMetrics;
    }

    /** The word after TYPE in version 0.0.4 of the text format. */
    public String inText() {
        return text;
    }

    /** The word after TYPE in OpenMetrics 1.0. */
    public String inOpenMetrics() {
        return openMetrics;
    }
}
