/**
 * Role export: offers the newest values of every host to Prometheus. A loop tails the samples into a {@link
 * io.hoststream.storage.export.SeriesTable}; a scrape takes a snapshot of it on a worker thread, turns it into metric
 * families by the names of the catalogue ({@link io.hoststream.storage.export.HostMetrics}), adds hoststream's own, and
 * writes them in the format that the scraper asks for ({@link io.hoststream.storage.export.Scrape}). A host that falls
 * silent loses its series, so that Prometheus marks them stale, and shows {@code host_up 0} for a while.
 */
@NullMarked
package io.hoststream.storage.export;

import org.jspecify.annotations.NullMarked;
