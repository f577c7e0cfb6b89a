/** What it costs to hold a fleet's samples against alert rules, in time for each value and in memory for each series. */
@NullMarked
package io.hoststream.bench.alert;

import org.jspecify.annotations.NullMarked;
