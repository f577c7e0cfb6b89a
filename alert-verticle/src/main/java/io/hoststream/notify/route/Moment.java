package io.hoststream.notify.route;

import java.time.Instant;

/**
 * Now, by both clocks.
 *
 * @param wall what time it is, for what has to last over a restart
 * @param nanos the clock that is never set, for pauses and rates
 */
public record Moment(Instant wall, long nanos) {}
