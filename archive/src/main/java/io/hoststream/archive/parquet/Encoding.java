package io.hoststream.archive.parquet;

import java.util.Locale;

/**
 * How the columns of a file are encoded. Measured on a simulated fleet at 10 s, in bytes a value: 8 hosts for an hour 1.9 by the
 * first way and 2.4 by the second, 50 hosts for two hours 2.5 and 2.2, 8 hosts for a day 3.1 and 1.95. A file of few samples has few
 * different times, which repeat from series to series, and plain values compress best. With many samples the times would cost as
 * much as the values; as differences they cost next to nothing, but the version of Parquet that has those splits values into
 * streams of bytes, which compress worse, save where there are few enough different values for a dictionary.
 *
 * @param options as the database takes them
 */
record Encoding(String options) {

    /** For files of few samples. */
    static final Encoding PLAIN = new Encoding("PARQUET_VERSION V1, DICTIONARY_SIZE_LIMIT 1000");

    private static final long MANY_SAMPLES = 16_000;
    private static final long MANY_OF_A_HOST = 2000;
    private static final long LARGEST_DICTIONARY = 20_000;
    private static final long LARGEST_OF_A_DAY = 8000;

    /** The best for a file that has so many samples, and so many of one host at most. */
    static Encoding of(long samples, long samplesOfAHost) {
        if (samples < MANY_SAMPLES) {
            return PLAIN;
        }
        // Less than there are different times, and numbers of samples where those are many: they must not get a
        // dictionary.
        long dictionary = samplesOfAHost < MANY_OF_A_HOST
                ? Math.min(LARGEST_DICTIONARY, samples / 2)
                : Math.min(LARGEST_OF_A_DAY, samplesOfAHost * 9 / 10);
        return new Encoding(String.format(Locale.ROOT, "PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT %d", dictionary));
    }
}
