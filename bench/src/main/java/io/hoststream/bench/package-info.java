/** Benchmarks: what a promise costs, measured beside a bound in the same run. Run them with {@code bench/run NAME}. */
@NullMarked
package io.hoststream.bench;

import org.jspecify.annotations.NullMarked;
