package io.hoststream.bench.agent;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.ObjectName;

/** Processor time and allocation of something that this thread does again and again. */
final class Costs {

    private static final double NANOS_PER_MICRO = 1000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long[] nanos;
    private long allocated;
    private long processNanos;

    /** Costs of so many rounds. */
    Costs(int rounds) {
        this.nanos = new long[rounds];
    }

    /** One round. */
    interface Round {
        void run() throws Exception;
    }

    Costs measure(Round round) throws Exception {
        long before = allocatedSoFar();
        long processBefore = processSoFar();
        for (int i = 0; i < nanos.length; i++) {
            long begin = threads.getCurrentThreadCpuTime();
            round.run();
            nanos[i] = threads.getCurrentThreadCpuTime() - begin;
        }
        allocated = allocatedSoFar() - before;
        processNanos = processSoFar() - processBefore;
        return this;
    }

    /** By this thread. The portable interface does not have it; the bean behind it does. */
    private static long allocatedSoFar() throws JMException {
        return (Long) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                        "getThreadAllocatedBytes",
                        new Object[] {Thread.currentThread().getId()},
                        new String[] {long.class.getName()});
    }

    /** By all threads of the process; nanoseconds of processor time. */
    private static long processSoFar() throws JMException {
        return (Long) ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "ProcessCpuTime");
    }

    /** What the whole process spent on a round: with the threads that help, the compiler and the collection of garbage. */
    double processMicros() {
        return processNanos / NANOS_PER_MICRO / nanos.length;
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
