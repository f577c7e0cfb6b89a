package io.hoststream.alert.engine;

import java.time.Instant;

/**
 * One known value of one series.
 *
 * @param value the value in the metric's unit
 * @param time event time of the sample
 * @param offset the sample's place in its partition
 * @param live whether it is recent enough to tell people about; what is worked off late is not
 * @param continuous whether the time since the value before can be counted: not after a gap, a sleep of the host or a
 *     step of its clock
 */
record Observation(double value, Instant time, long offset, boolean live, boolean continuous) {}
