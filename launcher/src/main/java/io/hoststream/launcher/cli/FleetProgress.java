package io.hoststream.launcher.cli;

import io.hoststream.launcher.simulate.FleetOutlet.Tally;
import io.hoststream.launcher.simulate.FleetRun.Progress;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows how far a fleet has come: on a terminal one line that is rewritten, elsewhere a plain line every ten seconds. */
final class FleetProgress implements Consumer<Progress> {

    private static final Duration PLAIN_EVERY = Duration.ofSeconds(10);

    /** Samples that are later than this belong to the past that is published first. */
    private static final Duration BEHIND = Duration.ofSeconds(5);

    private static final double MILLIS = 1000;

    private final PrintWriter out;
    private final boolean terminal;
    private final int hosts;
    private final Clock clock;
    private Instant shown = Instant.MIN;
    private long shownSamples;

    FleetProgress(PrintWriter out, boolean terminal, int hosts, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.hosts = hosts;
        this.clock = clock;
    }

    @Override
    public void accept(Progress progress) {
        Instant now = clock.instant();
        long acknowledged = progress.samples().acknowledged();
        if (shown.equals(Instant.MIN)) {
            shown = now;
            return;
        }
        double seconds = Duration.between(shown, now).toMillis() / MILLIS;
        if (terminal || seconds * MILLIS >= PLAIN_EVERY.toMillis()) {
            line(progress, (acknowledged - shownSamples) / Math.max(seconds, 1 / MILLIS), now);
            shown = now;
            shownSamples = acknowledged;
        }
    }

    private void line(Progress progress, double rate, Instant now) {
        Tally samples = progress.samples();
        String past = Duration.between(progress.reached(), now).compareTo(BEHIND) > 0
                ? "  at " + progress.reached().truncatedTo(ChronoUnit.SECONDS)
                : "";
        String text = String.format(
                Locale.ROOT,
                "%,d hosts  %,d samples  %,.0f/s  %,d under way  %,d errors%s",
                hosts,
                samples.acknowledged(),
                rate,
                samples.underWay(),
                samples.refused(),
                past);
        out.print(terminal ? "\r\u001b[K" + text : text + System.lineSeparator());
        out.flush();
    }

    /** The last word. */
    void ended(Tally samples) {
        String text = String.format(
                Locale.ROOT,
                "%,d samples of %,d hosts published, %,d errors",
                samples.acknowledged(),
                hosts,
                samples.refused() + samples.underWay());
        out.println(terminal ? "\r\u001b[K" + text : text);
        out.flush();
    }
}
