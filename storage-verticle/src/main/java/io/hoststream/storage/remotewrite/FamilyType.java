package io.hoststream.storage.remotewrite;

import io.hoststream.avro.CustomKind;
import io.hoststream.storage.naming.SeriesType;

/** What the values of a family are, with the numbers that remote write gives to that. */
enum FamilyType {
    /** Not known. */
    UNKNOWN(0),
    /** Only goes up. */
    COUNTER(1),
    /** Goes up and down. */
    GAUGE(2),
    /** Counts below bounds. */
    HISTOGRAM(3),
    /** Quantiles. */
    SUMMARY(5),
    /** Always 1: the labels are what it says. */
    INFO(6);

    private final int number;

    FamilyType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static FamilyType of(SeriesType type) {
        return switch (type) {
            case COUNTER -> COUNTER;
            case GAUGE -> GAUGE;
            case INFO -> INFO;
            case UNTYPED -> UNKNOWN;
        };
    }

    static FamilyType of(CustomKind kind) {
        return switch (kind) {
            case COUNTER -> COUNTER;
            case GAUGE -> GAUGE;
            case HISTOGRAM -> HISTOGRAM;
            case SUMMARY -> SUMMARY;
            case UNTYPED -> UNKNOWN;
        };
    }
}
