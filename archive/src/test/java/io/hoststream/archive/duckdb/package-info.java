/** Tests of how DuckDB is opened. */
@NullMarked
package io.hoststream.archive.duckdb;

import org.jspecify.annotations.NullMarked;
