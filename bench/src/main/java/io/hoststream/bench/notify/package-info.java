/**
 * A storm of alerts: ten thousand that fire at once become messages. {@link io.hoststream.bench.notify.Storm} is the scenario.
 */
@NullMarked
package io.hoststream.bench.notify;

import org.jspecify.annotations.NullMarked;
