package io.hoststream.alert.engine;

import io.hoststream.alert.learn.Forecaster;
import io.hoststream.alert.learn.Forecasters;
import io.hoststream.alert.learn.Restored;
import io.hoststream.alert.rule.Signal;
import java.time.Duration;
import java.time.Instant;

/**
 * The seconds until the limit is reached. Forecasts are costly and change slowly: there is one in each minute of event
 * time, at the first value in it.
 */
final class ForecastLearner implements Learner {

    /** Stands for what is never reached, and for what cannot be said: both are clear of every limit. */
    static final double FAR = Duration.ofDays(36_500).toSeconds();

    private static final long MINUTE = 60_000;
    private static final double MILLIS = 1000;

    private final Signal.Forecast signal;
    private final Forecaster forecaster = Forecasters.robustTrend();

    ForecastLearner(Signal.Forecast signal) {
        this.signal = signal;
    }

    @Override
    public double signal(long last, long time, double value) {
        if (Math.floorDiv(last, MINUTE) == Math.floorDiv(time, MINUTE)) {
            return Double.NaN;
        }
        double seconds = forecaster.secondsUntil(signal.reaches(), time);
        return seconds < FAR ? seconds : FAR;
    }

    @Override
    public Facts facts(long time, double value, double seconds) {
        Instant reaches = seconds < FAR ? Instant.ofEpochMilli(time + (long) (seconds * MILLIS)) : null;
        return new Facts(value, null, reaches, null);
    }

    @Override
    public void learn(long time, double value) {
        forecaster.learn(time, value);
    }

    @Override
    public byte[] state() {
        return forecaster.state();
    }

    @Override
    public Restored restore(byte[] state) {
        return forecaster.restore(state);
    }
}
