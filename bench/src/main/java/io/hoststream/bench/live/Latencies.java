package io.hoststream.bench.live;

import io.hoststream.bench.agent.Table;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Times in milliseconds, counted. Safe for any thread. */
final class Latencies {

    private static final int LONGEST = 60_000;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(LONGEST + 1);

    /** A sample that was taken then has arrived now. */
    void arrived(long takenMillis) {
        long millis = System.currentTimeMillis() - takenMillis;
        counts.incrementAndGet((int) Math.max(0, Math.min(LONGEST, millis)));
    }

    void forget() {
        for (int i = 0; i <= LONGEST; i++) {
            counts.set(i, 0);
        }
    }

    long count() {
        return Arrays.stream(snapshot()).asLongStream().sum();
    }

    /** The time that so large a share did not exceed; milliseconds. */
    int at(double share) {
        int[] now = snapshot();
        long left = (long) Math.ceil(Arrays.stream(now).asLongStream().sum() * share);
        for (int millis = 0; millis <= LONGEST; millis++) {
            left -= now[millis];
            if (left <= 0) {
                return millis;
            }
        }
        return LONGEST;
    }

    String text(double share) {
        return Table.number(at(share), 0);
    }

    private int[] snapshot() {
        int[] now = new int[LONGEST + 1];
        for (int i = 0; i <= LONGEST; i++) {
            now[i] = counts.get(i);
        }
        return now;
    }
}
