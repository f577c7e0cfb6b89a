package io.hoststream.alert.backtest;

import io.hoststream.avro.Severity;

/**
 * How an alert went.
 *
 * @param worst how bad it became
 * @param peak the worst value that was seen while it fired, in the unit of its limit
 * @param limit the limit that it was held against when it was worst
 * @param pages how many times somebody would have been told, without routes and grouping: when it fired, and when it became worse
 * @param quiet whether its rule only shows it and tells nobody
 * @param flapping whether it came so often that it was held on
 */
public record Course(Severity worst, double peak, double limit, int pages, boolean quiet, boolean flapping) {}
