package io.hoststream.collect.linux;

/** The rows with the greatest values of many, a few, the greatest first. */
final class Ranking {

    private final int[] rows;
    private final long[] values;
    private int size;

    Ranking(int most) {
        this.rows = new int[most];
        this.values = new long[most];
    }

    void clear() {
        size = 0;
    }

    /** Takes a row in if it is among the greatest; one without a value never is. */
    void offer(int row, long value) {
        if (value <= 0 || (size == rows.length && value <= values[size - 1])) {
            return;
        }
        int at = size == rows.length ? size - 1 : size++;
        while (at > 0 && values[at - 1] < value) {
            rows[at] = rows[at - 1];
            values[at] = values[at - 1];
            at--;
        }
        rows[at] = row;
        values[at] = value;
    }

    int size() {
        return size;
    }

    int row(int place) {
        return rows[place];
    }

    boolean has(int row) {
        for (int i = 0; i < size; i++) {
            if (rows[i] == row) {
                return true;
            }
        }
        return false;
    }
}
