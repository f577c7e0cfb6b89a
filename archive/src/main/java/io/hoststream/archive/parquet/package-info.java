/**
 * Parquet files: the long table of metric values. {@link io.hoststream.archive.parquet.ParquetSchema} names the columns, for
 * those who write and those who read.
 *
 * <p>Samples gather in columns of numbers ({@code Gathered}) until a file is closed. {@code Sorted} brings them into the file's
 * order by sorting series and samples, never rows; {@code GatheredTables} hands them to DuckDB, which writes a scratch file,
 * whose bytes go to the disk. Merging is a statement of DuckDB's over the files as they lie, within its limit of memory.
 */
@NullMarked
package io.hoststream.archive.parquet;

import org.jspecify.annotations.NullMarked;
