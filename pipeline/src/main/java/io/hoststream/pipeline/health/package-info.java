/**
 * Health: what every part of the process says of itself, gathered for {@code /health/live} and {@code /health/ready}.
 * {@link io.hoststream.pipeline.health.Health} is the register, {@link io.hoststream.pipeline.health.Indicator} what a
 * part holds to report with.
 */
@NullMarked
package io.hoststream.pipeline.health;

import org.jspecify.annotations.NullMarked;
