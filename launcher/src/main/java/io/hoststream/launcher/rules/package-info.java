/**
 * The alert rules in other words. {@link io.hoststream.launcher.rules.RuleWords} tells them to people; {@link
 * io.hoststream.launcher.rules.PrometheusRules} writes them as a rules file for Prometheus, where {@link
 * io.hoststream.launcher.rules.SeriesNames} says what a metric of the catalogue is in PromQL, under the names that role export
 * gives. What PromQL cannot say is left out with a comment.
 */
@NullMarked
package io.hoststream.launcher.rules;

import org.jspecify.annotations.NullMarked;
