package io.hoststream.alert.learn;

/** Makes detectors. */
public final class Detectors {

    private Detectors() {}

    /**
     * A baseline by the hour of the day. It has no opinion before it has seen a day's worth of values.
     *
     * @param leastDeviation the deviation below which nobody would call a value unusual, in the unit of the metric: no
     *     spread is smaller. At least 0
     * @return a detector that knows nothing yet
     */
    public static Detector robust(double leastDeviation) {
        return new RobustBaseline(leastDeviation);
    }
}
