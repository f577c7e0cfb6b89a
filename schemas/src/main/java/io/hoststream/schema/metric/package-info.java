/**
 * The metric catalogue: the only place where a metric has its name, unit, kind, help, Prometheus name and the way it is
 * read from a sample. {@link io.hoststream.schema.metric.Metric} is the list; {@link io.hoststream.schema.metric.Scope}
 * says over what a metric is taken (the host, a core, a disk, …); {@link io.hoststream.schema.metric.Metrics} walks a
 * sample and hands every known value to a visitor. REST, CLI, Prometheus, rules, archive, docs and page all read it.
 */
@NullMarked
package io.hoststream.schema.metric;

import org.jspecify.annotations.NullMarked;
