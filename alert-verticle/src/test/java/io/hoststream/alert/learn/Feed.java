package io.hoststream.alert.learn;

import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Series for tests: a Monday at midnight is their beginning, and noise comes from a seed. */
final class Feed {

    static final long START = Duration.ofDays(4 + 7 * 2800L).toMillis();
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private final Random random;

    Feed(long seed) {
        random = new Random(seed);
    }

    double noise() {
        return random.nextGaussian();
    }

    double uniform() {
        return random.nextDouble();
    }

    /** Teaches a detector from one time to another, in milliseconds after the beginning. */
    void teach(Detector detector, long from, long to, long interval, DoubleUnaryOperator level) {
        for (long at = from; at < to; at += interval) {
            detector.learn(START + at, level.applyAsDouble(days(at)) + noise());
        }
    }

    /** Teaches a forecaster a value every ten minutes, with a little noise. */
    void teach(Forecaster forecaster, double fromDay, double toDay, DoubleUnaryOperator level) {
        for (long at = (long) (fromDay * DAY); at < toDay * DAY; at += 10 * MINUTE) {
            forecaster.learn(START + at, level.applyAsDouble(days(at)) + 0.05 * noise());
        }
    }

    static double days(long at) {
        return (double) at / DAY;
    }

    static long at(double day) {
        return START + (long) (day * DAY);
    }
}
