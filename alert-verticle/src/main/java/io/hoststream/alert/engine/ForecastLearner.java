package io.hoststream.alert.engine;

import io.hoststream.alert.learn.Forecast;
import io.hoststream.alert.learn.Forecaster;
import io.hoststream.alert.learn.Forecasters;
import io.hoststream.alert.learn.Restored;
import io.hoststream.alert.rule.Signal;
import io.hoststream.avro.Outlook;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The seconds until the limit is reached. Forecasts are costly and change slowly: there is one in each minute of event
 * time, at the first value in it.
 */
final class ForecastLearner implements Learner {

    /** Stands for what is never reached, and for what cannot be said: both are clear of every limit. */
    static final double FAR = Duration.ofDays(36_500).toSeconds();

    private static final long MINUTE = 60_000;
    private static final double MILLIS = 1000;
    private static final double DAY = Duration.ofDays(1).toSeconds();

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
    public @Nullable Outlook outlook(long time) {
        Forecast forecast = forecaster.forecast(signal.reaches(), time);
        double now = forecaster.last();
        if (!forecast.known() || !Double.isFinite(now)) {
            return null;
        }
        double left = signal.reaches() - now;
        Double daily = perDay(left, forecast.seconds());
        Instant reaches =
                forecast.seconds() < FAR ? Instant.ofEpochMilli(time + (long) (forecast.seconds() * MILLIS)) : null;
        return new Outlook(
                now,
                signal.reaches(),
                daily == null ? 0 : daily,
                reaches,
                perDay(left, forecast.latest()),
                perDay(left, forecast.earliest()));
    }

    /** By how much a day a value moves that has so far to go in that time; null where that is not known, or is over. */
    private static @Nullable Double perDay(double left, double seconds) {
        return seconds > 0 ? (Double) (seconds < FAR ? left / seconds * DAY : 0.0) : null;
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
