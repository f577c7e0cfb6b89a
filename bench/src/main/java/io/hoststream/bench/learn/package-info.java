/** What it costs to learn about many series at once, in time for each value and in memory for each series. */
@NullMarked
package io.hoststream.bench.learn;

import org.jspecify.annotations.NullMarked;
