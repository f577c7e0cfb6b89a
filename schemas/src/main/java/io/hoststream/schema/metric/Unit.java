package io.hoststream.schema.metric;

/** The unit a metric's values are in. */
public enum Unit {
    PERCENT("%"),
    BYTES("B"),
    BYTES_PER_SECOND("B/s"),
    BITS_PER_SECOND("bit/s"),
    PER_SECOND("1/s"),
    SECONDS("s"),
    MILLISECONDS("ms"),
    COUNT("1"),
    CELSIUS("°C");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** The unit as it is written beside a value, such as {@code B/s}; {@code 1} for plain counts. */
    public String symbol() {
        return symbol;
    }
}
