/**
 * Who is told what, and when: routes, groups, silences, inhibition, quiet hours, rates. No Kafka, no threads, and time is an
 * argument.
 *
 * <p>{@link io.hoststream.notify.route.Dispatch} holds what alerts are ({@code Alerts}) against what each receiver was told
 * of each group ({@code Conversation}); a {@code Plan} is the difference, gathered by conversations in {@code Draft}s. What
 * is due becomes a {@code Letter}, and goes out as an {@link io.hoststream.notify.route.Assignment}: one message, and the
 * records that say what it changes in what the receiver knows. {@link io.hoststream.notify.route.Routing} is what the routes
 * file says, read by the parser of the routes file.
 */
@NullMarked
package io.hoststream.notify.route;

import org.jspecify.annotations.NullMarked;
