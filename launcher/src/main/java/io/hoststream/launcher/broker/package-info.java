/**
 * A real Kafka broker inside this process: one KRaft node, broker and controller in one, for one machine.
 *
 * <p>{@link io.hoststream.launcher.broker.EmbeddedBroker} takes {@link io.hoststream.launcher.broker.BrokerSettings},
 * locks and formats the data directory, binds its ports before Kafka sees them, starts the node and returns when a
 * client can produce. Kafka ends the process when its disk fails; here that wish is turned into a
 * {@link io.hoststream.launcher.broker.BrokerFailure} handed to the
 * {@link io.hoststream.launcher.broker.BrokerListener}, and free space is watched so that the caller can stop its
 * intake before the disk is full. The broker listens on loopback only, because it has no authentication.
 */
@NullMarked
package io.hoststream.launcher.broker;

import org.jspecify.annotations.NullMarked;
