package io.hoststream.alert.rule;

import io.hoststream.schema.metric.Metric;

/**
 * The least that another metric of the same device has to be, or of the host if the metric is taken over the whole host.
 *
 * @param metric the metric
 * @param value the least value, in the metric's unit
 */
public record Minimum(Metric metric, double value) {}
