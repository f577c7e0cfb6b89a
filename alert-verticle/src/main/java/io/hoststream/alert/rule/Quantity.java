package io.hoststream.alert.rule;

import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.metric.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Writes values for people: {@code 97.3 %}, {@code 1.5 GiB}, {@code 120 ms}. */
public final class Quantity {

    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi"};
    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P"};
    private static final double MILLIS = 1000;

    private Quantity() {}

    /** The value with its unit, to one decimal. */
    public static String text(double value, Unit unit) {
        return switch (unit) {
            case PERCENT -> number(value) + " %";
            case BYTES -> scaled(value, 1024, BINARY) + "B";
            case BYTES_PER_SECOND -> scaled(value, 1024, BINARY) + "B/s";
            case BITS_PER_SECOND -> scaled(value, 1000, DECIMAL) + "bit/s";
            case PER_SECOND -> number(value) + "/s";
            case SECONDS -> Durations.format(Duration.ofMillis((long) (value * MILLIS)));
            case MILLISECONDS -> number(value) + " ms";
            case COUNT -> number(value);
            case CELSIUS -> number(value) + " °C";
        };
    }

    private static String scaled(double value, double step, String[] prefixes) {
        double left = value;
        int power = 0;
        while (Math.abs(left) >= step && power < prefixes.length - 1) {
            left /= step;
            power++;
        }
        return number(left) + " " + prefixes[power];
    }

    /** The number alone, to one decimal. */
    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "an unknown value";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
