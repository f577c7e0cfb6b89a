package io.hoststream.bench.agent;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Processor time and allocation of something that this thread does again and again. */
final class Costs {

    private static final double NANOS_PER_MICRO = 1000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] nanos;
    private long allocated;
    private int count;

    /** Costs of so many rounds. */
    Costs(int rounds) {
        this.nanos = new long[rounds];
    }

    /** One round. */
    interface Round {
        void run() throws Exception;
    }

    Costs measure(Round round) throws Exception {
        while (count < nanos.length) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long begin = threads.getCurrentThreadCpuTime();
            round.run();
            nanos[count] = threads.getCurrentThreadCpuTime() - begin;
            allocated += threads.getCurrentThreadAllocatedBytes() - bytes;
            count++;
        }
        return this;
    }

    double averageMicros() {
        return Arrays.stream(nanos).average().orElseThrow() / NANOS_PER_MICRO;
    }

    /** The cost that this share of the rounds stays under. */
    double quantileMicros(double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))] / NANOS_PER_MICRO;
    }

    double allocatedBytes() {
        return (double) allocated / nanos.length;
    }
}
