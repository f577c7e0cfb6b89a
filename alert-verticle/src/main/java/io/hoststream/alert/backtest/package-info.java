/**
 * What rules would have done: the engine that role {@code alert} runs, fed from the archive, and what is made of its words.
 *
 * <p>{@link io.hoststream.alert.backtest.Backtest} reads the samples of a {@link io.hoststream.alert.backtest.Period} once and
 * hands them through {@link io.hoststream.alert.backtest.Feed} to one {@link io.hoststream.alert.backtest.Trial} for each set of
 * rules. A trial is an engine and a {@link io.hoststream.alert.backtest.Ledger}, which turns state changes into
 * {@link io.hoststream.alert.backtest.Episode}s. {@link io.hoststream.alert.backtest.Figures} count them,
 * {@link io.hoststream.alert.backtest.Comparison} holds two sets of rules beside each other, and
 * {@link io.hoststream.alert.backtest.Accuracy} holds episodes against what is known to have gone wrong.
 *
 * <p>Time is the samples' own: a sample counts as having arrived when it was taken.
 */
@NullMarked
package io.hoststream.alert.backtest;

import org.jspecify.annotations.NullMarked;
