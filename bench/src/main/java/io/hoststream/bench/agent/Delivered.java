package io.hoststream.bench.agent;

/**
 * What arrived somewhere.
 *
 * @param records records, or answers to a scrape
 * @param bytes their bytes with their keys, before compression
 * @param values numbers in them
 */
record Delivered(long records, long bytes, long values) {

    static final Delivered NOTHING = new Delivered(0, 0, 0);

    Delivered plus(Delivered other) {
        return new Delivered(records + other.records, bytes + other.bytes, values + other.values);
    }

    double bytesPerValue() {
        return values == 0 ? 0 : (double) bytes / values;
    }
}
