package io.hoststream.alert.rule;

/** On which side of a limit a value is bad. */
public enum Direction {
    /** Values from the limit up are bad. */
    ABOVE,
    /** Values from the limit down are bad. */
    BELOW;

    /** Whether the value is at the limit or on its bad side. */
    public boolean reaches(double value, double limit) {
        return this == ABOVE ? value >= limit : value <= limit;
    }

    /** Whether {@code a} is worse than {@code b}. */
    public boolean worse(double a, double b) {
        return this == ABOVE ? a > b : a < b;
    }
}
