package io.hoststream.bench.decode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Reading the topic once, from the first records that arrive to the last.
 *
 * @param records how many
 * @param values how many values they gave; 0 where they were not decoded
 * @param sum all values added up
 * @param seconds how long it took
 * @param threadSeconds processor time of the reading thread
 */
record Pass(long records, long values, double sum, double seconds, double threadSeconds) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS = 1e9;

    /** A pass under way; used by the thread that reads. */
    static final class Watch {

        private final long total;
        private final Values values;
        private long begin;
        private long threadBegin;
        private long read;

        Watch(long total, Values values) {
            this.total = total;
            this.values = values;
        }

        /** Records have arrived, and nothing was made of them yet. */
        void arrived() {
            if (begin == 0) {
                begin = System.nanoTime();
                threadBegin = THREADS.getCurrentThreadCpuTime();
            }
        }

        void read(long records) {
            read += records;
        }

        boolean done() {
            return read >= total;
        }

        Pass pass() {
            return new Pass(
                    read,
                    values.count(),
                    values.sum(),
                    (System.nanoTime() - begin) / NANOS,
                    (THREADS.getCurrentThreadCpuTime() - threadBegin) / NANOS);
        }
    }

    double recordsPerSecond() {
        return records / seconds;
    }

    double valuesPerSecond() {
        return values / seconds;
    }

    double threadMicrosPerRecord() {
        return threadSeconds * 1e6 / records;
    }
}
