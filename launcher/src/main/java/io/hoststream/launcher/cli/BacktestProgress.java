package io.hoststream.launcher.cli;

import io.hoststream.alert.backtest.Backtest.Progress;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Shows how far a backtest has come: on a terminal one line that is rewritten, elsewhere a plain line every ten seconds. */
final class BacktestProgress implements Consumer<Progress> {

    private static final long REWRITTEN_EVERY = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PLAIN_EVERY = TimeUnit.SECONDS.toNanos(10);
    private static final double NANOS = 1e9;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long began;
    private long shown;

    BacktestProgress(PrintWriter err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.shown = began;
    }

    @Override
    public void accept(Progress progress) {
        long now = nanos.getAsLong();
        if (now - shown < (terminal ? REWRITTEN_EVERY : PLAIN_EVERY)) {
            return;
        }
        shown = now;
        String text = String.format(
                Locale.ROOT,
                "at %s  %,d samples  %,.0f values/s",
                progress.at().truncatedTo(ChronoUnit.SECONDS),
                progress.samples(),
                progress.values() * NANOS / (now - began));
        err.print(terminal ? "\r\u001b[K" + text : text + System.lineSeparator());
        err.flush();
    }

    /** Takes away the line. */
    void ended() {
        if (terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
