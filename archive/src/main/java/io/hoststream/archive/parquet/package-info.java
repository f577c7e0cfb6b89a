/**
 * Parquet files: the long table of metric values. {@link io.hoststream.archive.parquet.ParquetSchema} names the columns, for
 * those who write and those who read.
 */
@NullMarked
package io.hoststream.archive.parquet;

import org.jspecify.annotations.NullMarked;
