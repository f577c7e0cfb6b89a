package io.hoststream.alert;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * Where the role takes the time from.
 *
 * @param clock the time of day, to be held against that of samples
 * @param nanos counts nanoseconds and is never set, to measure how long something takes
 */
record AlertTime(Clock clock, LongSupplier nanos) {}
