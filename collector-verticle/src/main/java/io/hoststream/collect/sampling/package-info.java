/**
 * Sampling: two readings in a row become one typed sample. Pure: every time is in the readings, and nothing is kept.
 *
 * <p>{@link io.hoststream.collect.sampling.Sampler} puts a sample together from its sections, one class each. Rates are
 * taken over monotonic time, whole numbers are subtracted before anything is divided, and a counter that went back makes
 * no rate at all: the device is named in the sample's marks ({@code Span} gathers them). What the rates mean is written
 * at the fields of the schema.
 */
@NullMarked
package io.hoststream.collect.sampling;

import org.jspecify.annotations.NullMarked;
