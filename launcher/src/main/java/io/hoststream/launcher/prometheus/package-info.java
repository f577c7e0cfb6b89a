/**
 * The alert rules as Prometheus says them. {@link io.hoststream.launcher.prometheus.PrometheusRules} writes a rules file;
 * {@link io.hoststream.launcher.prometheus.SeriesNames} says what a metric of the catalogue is in PromQL, under the names that
 * role export gives. What PromQL cannot say is left out with a comment.
 */
@NullMarked
package io.hoststream.launcher.prometheus;

import org.jspecify.annotations.NullMarked;
