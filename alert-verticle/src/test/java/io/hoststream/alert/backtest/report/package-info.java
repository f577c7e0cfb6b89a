/** Tests of how a backtest is told. */
@NullMarked
package io.hoststream.alert.backtest.report;

import org.jspecify.annotations.NullMarked;
