/**
 * The way from the spool to the topic. {@link io.hoststream.collect.shipping.ShippingThread} owns the spool and the producer
 * on one thread; its work is {@code Shipping.runOnce}, which tests drive by hand: take what was handed over ({@code
 * Mailbox}), keep it in the {@link io.hoststream.collect.spool.Backlog}, send in order what the {@code Link} to the broker
 * takes, and let go of what the broker has. No time-out decides about a loss: whatever fails is sent again from the first
 * entry that is not acknowledged. A record that the topic will never take goes to the dead letters ({@code Burial}), alone.
 */
@NullMarked
package io.hoststream.collect.shipping;

import org.jspecify.annotations.NullMarked;
