/**
 * DuckDB, as the archive uses it: a database in memory through which Parquet files are written and read. {@link
 * io.hoststream.archive.duckdb.DuckDb} opens one, within limits; {@link io.hoststream.archive.duckdb.Sql} puts paths and texts
 * into statements where a parameter cannot stand.
 *
 * <p>The driver would unpack its native library, some 70 MB, into the temporary directory at every start, and leave it there
 * when the process is killed. {@code NativeLibrary} unpacks it once, to a place that it is told, and {@code DriverLoader} is a
 * class loader in which the driver finds that copy instead.
 */
@NullMarked
package io.hoststream.archive.duckdb;

import org.jspecify.annotations.NullMarked;
