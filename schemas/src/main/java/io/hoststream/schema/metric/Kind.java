package io.hoststream.schema.metric;

/** How a metric's values behave over time. */
public enum Kind {
    /** Goes up and down. */
    GAUGE,
    /** Only goes up, and starts again at a reset. */
    COUNTER
}
