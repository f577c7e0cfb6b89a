package io.hoststream.launcher.simulate;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that goes wrong on one host for a while.
 *
 * @param kind what it is
 * @param start when it begins
 * @param lasts for how long
 */
public record Incident(Kind kind, Instant start, Duration lasts) {

    /** What can go wrong. */
    public enum Kind {
        /** A program runs away with all processors. */
        PROCESSORS(5, 40),
        /** A program takes more and more memory, until it is ended. */
        MEMORY(20, 120),
        /** Disks take a thousand times as long as they should. */
        DISK(5, 30),
        /** A log fills the filesystem {@code /var}, until somebody deletes it. */
        FILESYSTEM(90, 360),
        /** Something fills the network. */
        NETWORK(5, 30),
        /** Every tenth packet that comes in is lost. */
        DROPS(5, 30),
        /** The host says nothing. */
        SILENCE(3, 20);

        private final int leastMinutes;
        private final int mostMinutes;

        Kind(int leastMinutes, int mostMinutes) {
            this.leastMinutes = leastMinutes;
            this.mostMinutes = mostMinutes;
        }

        Duration lasts(Chance chance) {
            return Duration.ofSeconds((long) (60 * chance.betweenOrders(leastMinutes, mostMinutes)));
        }
    }

    /** When it is over. */
    public Instant end() {
        return start.plus(lasts);
    }

    /** How far it has come then, from 0 to 1; negative before it began and once it is over. */
    double progress(Instant now) {
        if (now.isBefore(start) || !now.isBefore(end())) {
            return -1;
        }
        return (double) Duration.between(start, now).toMillis() / lasts.toMillis();
    }
}
