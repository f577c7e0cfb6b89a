/**
 * Role export: offers the newest sample of every host to Prometheus. {@code SeriesTable} keeps what every host said last,
 * {@code Exposer} turns it into the snapshots of the Prometheus client library, {@code CustomExposer} adds the users' own metrics, {@code ScrapeServer} renders them in the
 * format that the scraper asks for; {@link io.hoststream.storage.export.ExportVerticle} ties them to the topic.
 */
@NullMarked
package io.hoststream.storage.export;

import org.jspecify.annotations.NullMarked;
