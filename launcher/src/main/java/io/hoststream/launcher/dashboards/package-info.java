/**
 * Grafana dashboards, generated from one source so that they stay alike. {@link
 * io.hoststream.launcher.dashboards.Dashboards} is the way in. {@code …Reader} classes take the source, {@code
 * dashboards/dashboards.yaml}, apart, strictly; {@link io.hoststream.launcher.dashboards.Expressions} makes PromQL of its
 * shorthand; {@code …Json} classes write what Grafana reads. Thresholds are those of the shipped alert rules. Pure: the same
 * source gives the same files.
 */
@NullMarked
package io.hoststream.launcher.dashboards;

import org.jspecify.annotations.NullMarked;
