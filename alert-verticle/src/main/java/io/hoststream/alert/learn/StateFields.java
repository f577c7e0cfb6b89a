package io.hoststream.alert.learn;

/**
 * Goes over the fields of a state: a learner names each once, {@code level = fields.next(level)}, and the fields are
 * written, read or cleared.
 */
interface StateFields {

    /** The field's new value. */
    long next(long value);

    /** The field's new value. */
    int next(int value);

    /** The field's new value. */
    float next(float value);

    /** The field's new value. */
    double next(double value);

    /** Goes over all of them. */
    default void all(int[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = next(values[i]);
        }
    }

    /** Goes over all of them. */
    default void all(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = next(values[i]);
        }
    }

    /** Goes over all of them. */
    default void all(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = next(values[i]);
        }
    }

    /** Makes every field 0. */
    enum Cleared implements StateFields {
        /** The only one. */
        FIELDS;

        @Override
        public long next(long value) {
            return 0;
        }

        @Override
        public int next(int value) {
            return 0;
        }

        @Override
        public float next(float value) {
            return 0;
        }

        @Override
        public double next(double value) {
            return 0;
        }
    }
}
