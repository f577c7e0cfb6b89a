/**
 * How long questions about the past take: {@link io.hoststream.bench.history.Week} writes a week of a hundred hosts as the archive's
 * day files, {@link io.hoststream.bench.history.Questions} asks them, and a Prometheus that holds the same values of one metric.
 */
@NullMarked
package io.hoststream.bench.history;

import org.jspecify.annotations.NullMarked;
