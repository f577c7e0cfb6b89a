/**
 * History out of a store that speaks Prometheus's HTTP API: Prometheus, Mimir, Thanos, VictoriaMetrics. Names and units are
 * the catalogue's; {@code PromQl} translates them, and {@code PromApi} asks. Buckets are gathered by the store, with functions
 * over time whose windows hold a bucket exactly, at whichever end the store's windows are open ({@code Windows}).
 */
@NullMarked
package io.hoststream.archive.history.prometheus;

import org.jspecify.annotations.NullMarked;
