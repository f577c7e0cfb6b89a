/**
 * Role alert: holds every sample against the rules and says on {@code hoststream.alerts} when something changes.
 *
 * <p>Rules are read by {@link io.hoststream.alert.rule.RuleFile} and watched for changes by {@link
 * io.hoststream.alert.RuleWatch}. {@link io.hoststream.alert.engine.Engine} is the pure core. {@link
 * io.hoststream.alert.AlertSink} is the edge: it feeds engines from the loop and publishes what they say.
 */
@NullMarked
package io.hoststream.alert;

import org.jspecify.annotations.NullMarked;
