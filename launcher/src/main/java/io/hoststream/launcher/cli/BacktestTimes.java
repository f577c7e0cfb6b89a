package io.hoststream.launcher.cli;

import io.hoststream.alert.backtest.Backtest;
import io.hoststream.alert.backtest.Period;
import io.hoststream.alert.rule.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which time a backtest is about. */
final class BacktestTimes {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "7d",
            description = "From when alerts count: so long ago, such as 7d or -7d, a day, or a time such as"
                    + " 2026-01-31T08:00:00Z (default: ${DEFAULT-VALUE}).")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "TIME",
            defaultValue = "now",
            description = "Before when, in the same forms (default: ${DEFAULT-VALUE}).")
    private String to = "";

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "So much of the time before is shown to the rules without counting, so that they know what is"
                    + " usual (default: 14d if a rule learns, else 1h; 0s for none).")
    private Optional<Duration> warmUp = Optional.empty();

    /** The time that is meant. */
    Period period(List<Rules> rules, Instant now) {
        Instant start = Moments.parse("--from", from, now);
        Instant end = Moments.parse("--to", to, now);
        Moments.requireOrder(start, end);
        return new Period(start.minus(warmUp.orElseGet(() -> Backtest.warmUp(rules))), start, end);
    }
}
