/** Tests of Parquet files. */
@NullMarked
package io.hoststream.archive.parquet;

import org.jspecify.annotations.NullMarked;
