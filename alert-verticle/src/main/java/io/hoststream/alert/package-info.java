/**
 * Role alert: holds every sample against the rules and says on {@code hoststream.alerts} when something changes.
 *
 * <p>Rules are read from YAML by {@link io.hoststream.alert.RuleParser} and watched for changes by {@link
 * io.hoststream.alert.RuleWatch}. {@link io.hoststream.alert.Engine} is pure: samples of one partition go in with their
 * offsets and event times, state changes come out. A series that crosses a limit goes from {@link
 * io.hoststream.alert.Inactive} to {@link io.hoststream.alert.Pending} to {@link io.hoststream.alert.Firing} and back;
 * each state offers only the steps that are legal from it. {@link io.hoststream.alert.AlertSink} is the edge: it feeds
 * engines from the loop, publishes what they say, and commits no offset past a sample that an unfinished state still
 * needs. At an assignment the state is rebuilt from what was already told ({@link io.hoststream.alert.Restoration}) and
 * from the samples after the committed offset.
 */
@NullMarked
package io.hoststream.alert;

import org.jspecify.annotations.NullMarked;
