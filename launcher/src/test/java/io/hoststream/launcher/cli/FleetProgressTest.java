package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.launcher.simulate.FleetOutlet.Tally;
import io.hoststream.launcher.simulate.FleetRun.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FleetProgressTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T06:00:00Z");

    private final StringWriter out = new StringWriter();
    private Instant now = BEGIN;
    private final Clock clock = new SteppedClock();

    /** Stands at the moment that the test says. */
    private final class SteppedClock extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void shouldWriteAPlainLineEveryTenSeconds() {
        FleetProgress progress = new FleetProgress(new PrintWriter(out), false, 1500, clock);
        for (int second = 0; second <= 25; second++) {
            now = BEGIN.plusSeconds(second);
            progress.accept(new Progress(now, new Tally(second * 100, 2, 7)));
        }
        assertThat(out.toString().lines())
                .containsExactly(
                        "1,500 hosts  1,000 samples  100/s  7 under way  2 errors",
                        "1,500 hosts  2,000 samples  100/s  7 under way  2 errors");
    }

    @Test
    void shouldRewriteOneLineOnATerminalAndTellWhereInThePastItIs() {
        FleetProgress progress = new FleetProgress(new PrintWriter(out), true, 3, clock);
        progress.accept(new Progress(BEGIN.minusSeconds(3600), new Tally(0, 0, 0)));
        now = BEGIN.plusSeconds(1);
        progress.accept(new Progress(BEGIN.minusSeconds(1800), new Tally(540, 0, 0)));
        progress.ended(new Tally(600, 0, 4));

        assertThat(out.toString())
                .isEqualTo("\r\u001b[K3 hosts  540 samples  540/s  0 under way  0 errors  at 2026-03-02T05:30:00Z"
                        + "\r\u001b[K600 samples of 3 hosts published, 4 errors" + System.lineSeparator());
    }
}
