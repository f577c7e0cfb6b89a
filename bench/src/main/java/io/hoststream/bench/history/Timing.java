package io.hoststream.bench.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * How long something took, time after time.
 *
 * @param p50Millis half of the times at most this
 * @param p95Millis nearly all of them
 */
record Timing(double p50Millis, double p95Millis) {

    private static final int WARM_UP = 5;

    /** Does it a few times for practice, and then so many times by the clock; each round another question. */
    static Timing of(int rounds, IntFunction<Callable<Integer>> questions) throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            questions.apply(round).call();
        }
        double[] millis = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Callable<Integer> question = questions.apply(WARM_UP + round);
            long start = System.nanoTime();
            if (question.call() == 0) {
                throw new IllegalStateException("An answer is empty");
            }
            millis[round] = (System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        }
        Arrays.sort(millis);
        return new Timing(millis[rounds / 2], millis[(int) (rounds * 0.95)]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p95 %.1f ms", p50Millis, p95Millis);
    }
}
