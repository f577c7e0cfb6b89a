/**
 * What is known right now, and of the recent past, in memory: the pure core of role {@code serve}. {@link
 * io.hoststream.serve.view.LiveView} is fed with samples, inventory and alerts and answers readers; for each host a
 * {@link io.hoststream.serve.view.HostView} keeps a ring of recent values, one array per series. Who sends
 * under a name or identity that is not its own, {@code Duplicates} finds. {@code OpenAlerts} has what is pending or firing,
 * {@code AlertHistory} all events of the alerts of the past and of now ({@link io.hoststream.serve.view.AlertLife}), {@code
 * Silences} the times in which nobody is told. Whoever wants to follow registers a {@link io.hoststream.serve.view.ViewListener}.
 *
 * <p>Everything belongs to one thread. Time is an argument. Readers name their {@link
 * io.hoststream.serve.access.Access}, and hosts that it does not cover are not there.
 */
@NullMarked
package io.hoststream.serve.view;

import org.jspecify.annotations.NullMarked;
