/**
 * What the archive costs: values a second on one core, from samples in memory to closed Parquet files, and bytes a value, beside
 * what Prometheus needs for the same values.
 */
@NullMarked
package io.hoststream.bench.archive;

import org.jspecify.annotations.NullMarked;
