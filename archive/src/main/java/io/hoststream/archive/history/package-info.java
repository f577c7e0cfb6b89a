/**
 * Questions about the past, and their answers. {@link io.hoststream.archive.history.History} is the one interface behind
 * which the stores are: Parquet files ({@code history.files}) and everything that speaks Prometheus's HTTP API ({@code
 * history.prometheus}). What a value of an answer means is decided here, in {@link
 * io.hoststream.archive.history.SeriesPoints}, and nowhere else: every store, and the recent values that a server holds in
 * memory, go through it. A new store is one class, and {@code HistoryContract} says whether it answers as the others do.
 */
@NullMarked
package io.hoststream.archive.history;

import org.jspecify.annotations.NullMarked;
