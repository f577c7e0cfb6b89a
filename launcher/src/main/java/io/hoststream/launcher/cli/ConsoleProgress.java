package io.hoststream.launcher.cli;

import io.hoststream.launcher.node.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import picocli.CommandLine.Help.Ansi;

/** Shows the start: on a terminal a line that is rewritten while a part starts, elsewhere one plain line per part. */
final class ConsoleProgress implements Progress {

    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long since;

    ConsoleProgress(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    @Override
    public synchronized void starting(String part) {
        since = nanos.getAsLong();
        rewrite("  … " + part);
    }

    @Override
    public synchronized void step(String part, String what) {
        rewrite("  … " + part + ": " + what);
    }

    @Override
    public synchronized void started(String part) {
        rewrite("");
        String seconds = String.format(Locale.ROOT, "%.1f s", (nanos.getAsLong() - since) / NANOS);
        String tick = terminal ? Ansi.AUTO.string("@|green ✓|@") : "-";
        out.printf(Locale.ROOT, "  %s %-9s %s%n", tick, part, seconds);
        out.flush();
    }

    private void rewrite(String line) {
        if (terminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
        }
    }
}
