package io.hoststream.collect.reading;

import java.time.Instant;

/**
 * When a reading was taken.
 *
 * @param nanoTime the monotonic clock, which rates are taken over; stands still while the machine sleeps
 * @param wall the wall clock, a stamp only
 */
public record Moment(long nanoTime, Instant wall) {}
