/** What a backtest found, written for people, programs, tables and as a picture. */
@NullMarked
package io.hoststream.alert.backtest.report;

import org.jspecify.annotations.NullMarked;
