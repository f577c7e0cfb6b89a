/**
 * Role notify: tells people what {@code hoststream.alerts} says, at least once and without repeating itself.
 *
 * <p>Console and alert log write down every change: each is a {@link io.hoststream.notify.Receiver} with a {@link
 * io.hoststream.notify.Lane}, which has a queue, a thread and a memory of what it told ({@link io.hoststream.notify.Told}).
 * {@link io.hoststream.notify.NotifySink} hands every event to every lane and commits no offset past an event that a lane
 * still owes. What comes out of a backlog is written down, but is not told as an alarm.
 *
 * <p>Receivers outside are told by the {@link io.hoststream.notify.Dispatcher}, if there are routes: {@code
 * io.hoststream.notify.route} decides who is told what by holding what stands against what was told, {@link
 * io.hoststream.notify.Ledger} keeps that on a topic, and a {@link io.hoststream.notify.Courier} for each receiver brings
 * the messages through its channel, so that one that fails or hangs never delays another.
 */
@NullMarked
package io.hoststream.notify;

import org.jspecify.annotations.NullMarked;
