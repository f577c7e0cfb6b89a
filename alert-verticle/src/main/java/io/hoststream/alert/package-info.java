/**
 * Role alert: holds every sample against the rules and says on {@code hoststream.alerts} when something changes.
 *
 * <p>Rules are read by {@link io.hoststream.alert.rule.RuleFile} and watched for changes by {@link
 * io.hoststream.alert.RuleWatch}. {@link io.hoststream.alert.engine.Engine} is the pure core. {@link
 * io.hoststream.alert.AlertSink} is the edge: it feeds engines from the loop and hands what they say to the {@link
 * io.hoststream.alert.Desk} of the partition, where {@link io.hoststream.alert.Transactions} write it with the states of the
 * hosts and the offset, all or nothing. {@link io.hoststream.alert.Openings} take partitions over: the one before is fenced, then
 * {@link io.hoststream.alert.Restorer} reads what is known. {@link io.hoststream.alert.Pulse} and {@link
 * io.hoststream.alert.Hearing} tell what has not arrived. {@link io.hoststream.alert.CrashPoints} end the process for tests.
 */
@NullMarked
package io.hoststream.alert;

import org.jspecify.annotations.NullMarked;
