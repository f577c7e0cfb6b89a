/**
 * Role export: offers the newest sample of every host to Prometheus. {@code SeriesTable} keeps what every host said last and
 * {@code Inventory} what it is. For a scrape the {@code Renderer} hands every host to its naming, sorts the series by family
 * into {@code Columns} and writes them in the format that the scraper asks for, the users' own ({@code CustomExposer}) and
 * this process's behind them. {@code Renders} lets scrapes share answers, {@code ScrapeServer} sends them; {@link
 * io.hoststream.storage.export.ExportVerticle} ties them to the topics.
 */
@NullMarked
package io.hoststream.storage.export;

import org.jspecify.annotations.NullMarked;
