/** The live feed: how long from a sample to its frame, and what a thousand clients cost. */
@NullMarked
package io.hoststream.bench.live;

import org.jspecify.annotations.NullMarked;
