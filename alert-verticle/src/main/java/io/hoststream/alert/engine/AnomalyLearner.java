package io.hoststream.alert.engine;

import io.hoststream.alert.learn.Detector;
import io.hoststream.alert.learn.Detectors;
import io.hoststream.alert.learn.Restored;
import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.avro.Expected;
import io.hoststream.avro.Severity;
import org.jspecify.annotations.Nullable;

/** How far values are from what is usual, in spreads, on the side that the rule asks for; 0 on the other. */
final class AnomalyLearner implements Learner {

    private final Signal.Anomaly signal;
    private final Detector detector;
    private double newest = Double.NaN;

    AnomalyLearner(Signal.Anomaly signal) {
        this.signal = signal;
        this.detector = Detectors.robust(signal.leastDeviation());
    }

    @Override
    public double signal(long last, long time, double value) {
        double score = detector.score(time, value);
        if (Double.isNaN(score)) {
            return score;
        }
        double sided = switch (signal.side()) {
            case UP -> Math.max(0, score);
            case DOWN -> Math.max(0, -score);
            case BOTH -> Math.abs(score);
        };
        // Asked for only where it counts: most values are near what was expected.
        return sided >= 1 && Math.abs(value - detector.expected(time)) < signal.leastDeviation() ? 0 : sided;
    }

    @Override
    public Facts facts(long time, double value, double score) {
        return new Facts(value, known(detector.expected(time)), null, null);
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    @Override
    public void learn(long time, double value) {
        detector.learn(time, value);
        newest = value;
    }

    @Override
    public @Nullable Expected expected(long time, Threshold limits) {
        double center = detector.expected(time);
        double spread = detector.spread(time);
        return Double.isFinite(center) && Double.isFinite(spread)
                ? new Expected(
                        center,
                        spread,
                        known(newest),
                        limit(limits.level(Severity.WARNING)),
                        limit(limits.level(Severity.CRITICAL)))
                : null;
    }

    private static @Nullable Double limit(@Nullable Level level) {
        return level == null ? null : level.limit();
    }

    @Override
    public byte[] state() {
        return detector.state();
    }

    @Override
    public Restored restore(byte[] state) {
        return detector.restore(state);
    }
}
