/**
 * Role notify: tells people what {@code hoststream.alerts} says, at least once and without repeating itself.
 *
 * <p>A {@link io.hoststream.notify.Receiver} is one way to people: the console, the alert log, later chat, mail and
 * webhooks. Each has a {@link io.hoststream.notify.Lane} with a queue, a thread and a memory of what it told ({@link
 * io.hoststream.notify.Told}), so that one that fails or hangs never delays another. {@link
 * io.hoststream.notify.NotifySink} hands every event to every lane and commits no offset past an event that a lane still
 * owes. What comes out of a backlog is written down, but is not told as an alarm.
 */
@NullMarked
package io.hoststream.notify;

import org.jspecify.annotations.NullMarked;
