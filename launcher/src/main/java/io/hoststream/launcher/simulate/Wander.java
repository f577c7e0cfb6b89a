package io.hoststream.launcher.simulate;

/** A value that wanders around 0 with a standard deviation of 1, forgetting where it was over a time of its own. */
final class Wander {

    private final double memorySeconds;
    private double value;
    private double forSeconds = -1;
    private double kept;
    private double fresh;

    Wander(double memorySeconds, Chance chance) {
        this.memorySeconds = memorySeconds;
        this.value = chance.normal();
    }

    double after(double seconds, Chance chance) {
        // Intervals hardly differ from one to the next, and neither do their exponentials.
        if (Math.abs(seconds - forSeconds) > forSeconds / 100) {
            forSeconds = seconds;
            kept = Math.exp(-seconds / memorySeconds);
            fresh = Math.sqrt(1 - kept * kept);
        }
        value = value * kept + fresh * chance.normal();
        return value;
    }
}
