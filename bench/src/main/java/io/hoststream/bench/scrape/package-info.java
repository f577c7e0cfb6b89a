/**
 * What a scrape of a thousand hosts costs: role export's own server, filled, beside Prometheus's node_exporter, by the
 * series. {@link io.hoststream.bench.scrape.Scrapes} is the scenario.
 */
@NullMarked
package io.hoststream.bench.scrape;

import org.jspecify.annotations.NullMarked;
