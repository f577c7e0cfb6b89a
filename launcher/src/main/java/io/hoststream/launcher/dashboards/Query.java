package io.hoststream.launcher.dashboards;

/**
 * One question to Prometheus.
 *
 * @param legend what a series is called, with labels as {@code {{host}}}; empty for the labels as they are
 */
record Query(String expr, String legend) {}
