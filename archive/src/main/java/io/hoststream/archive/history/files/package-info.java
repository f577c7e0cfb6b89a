/**
 * History out of the archive's Parquet files, through DuckDB. {@link io.hoststream.archive.history.files.FileHistory} lists the
 * files that may hold samples of the range, leaves out those that hold none of the hosts asked for ({@code HostIndex}), asks which
 * series they have ({@code Catalogue}), refuses what would cost too much, and reads the values in order of series and time, so that
 * memory holds points and not values. A file that vanished meanwhile was merged or is too old: the question starts over with a new
 * list. A file that cannot be read is named and left out.
 */
@NullMarked
package io.hoststream.archive.history.files;

import org.jspecify.annotations.NullMarked;
