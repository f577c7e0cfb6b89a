package io.hoststream.bench.learn;

import io.hoststream.alert.learn.Detector;
import io.hoststream.alert.learn.Detectors;
import io.hoststream.alert.learn.Forecaster;
import io.hoststream.alert.learn.Forecasters;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * {@code bench/run learn [SERIES [ROUNDS]]}: every series gets a value in turn, as on a topic, so that no state is in the
 * processor's cache when it is needed.
 */
public final class Learning {

    private static final long START = 1_700_000_000_000L;
    /** Five minutes: as much as a value can stand for. */
    private static final long TICK = 300_000;
    /** More than a day, after which there are scores. */
    private static final int WARM_ROUNDS = 300;

    private static final int FORECASTS = 20_000;
    private static final int DAYS = 15;
    private static final double GOAL_NANOS = 1_000;
    private static final double GOAL_DETECTOR = 200;
    private static final double GOAL_FORECASTER = 600;

    private final double[] values;

    private Learning(int rounds) {
        SplittableRandom random = new SplittableRandom(1);
        values = random.doubles(rounds * 64L, 0, 100).toArray();
    }

    /** Runs it. */
    public static void main(String[] arguments) throws JMException {
        int series = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        Learning learning = new Learning(rounds);
        line("%d series, %d values each", series, rounds);
        learning.detectors(series, rounds);
        learning.forecasters(series, rounds);
    }

    private void detectors(int series, int rounds) throws JMException {
        Detector[] all = new Detector[series];
        long before = allocated();
        for (int i = 0; i < series; i++) {
            all[i] = Detectors.robust(1);
        }
        goal("detector: bytes a series", GOAL_DETECTOR, Math.floor((double) (allocated() - before) / series));
        double sum = round(all, 0, WARM_ROUNDS);
        long begin = System.nanoTime();
        sum += round(all, WARM_ROUNDS, rounds);
        double nanos = (double) (System.nanoTime() - begin) / series / rounds;
        goal("detector: ns a value, score and learn", GOAL_NANOS, nanos);
        line("(sum of the scores %.0f, state of one %d bytes)", sum, all[0].state().length);
    }

    private double round(Detector[] all, int from, int rounds) {
        double sum = 0;
        for (int round = from; round < from + rounds; round++) {
            // A round is an hour: most of the rounds are scored.
            long at = START + round * TICK;
            for (int i = 0; i < all.length; i++) {
                double value = values[(round * 31 + i) % values.length];
                double score = all[i].score(at, value);
                sum += Double.isNaN(score) ? 0 : score;
                all[i].learn(at, value);
            }
        }
        return sum;
    }

    private void forecasters(int series, int rounds) throws JMException {
        Forecaster[] all = new Forecaster[series];
        long before = allocated();
        for (int i = 0; i < series; i++) {
            all[i] = Forecasters.robustTrend();
        }
        goal("forecaster: bytes a series", GOAL_FORECASTER, Math.floor((double) (allocated() - before) / series));
        long begin = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < series; i++) {
                all[i].learn(START + round * TICK, values[(round * 31 + i) % values.length]);
            }
        }
        goal("forecaster: ns a value, learn", GOAL_NANOS, (double) (System.nanoTime() - begin) / series / rounds);
        line("forecaster: µs a forecast                          %.1f", microsOfForecast());
    }

    private double microsOfForecast() {
        Forecaster disk = Forecasters.robustTrend();
        long end = START + DAYS * 86_400_000L;
        for (long at = START; at < end; at += 60_000) {
            disk.learn(at, 20 + (at - START) / 86_400_000.0 + values[(int) (at / 60_000 % values.length)] / 1_000);
        }
        double sum = 0;
        for (int i = 0; i < FORECASTS; i++) {
            sum += disk.secondsUntil(100, end + i);
        }
        long begin = System.nanoTime();
        for (int i = 0; i < FORECASTS; i++) {
            sum += disk.secondsUntil(100, end + i);
        }
        double micros = (System.nanoTime() - begin) / 1e3 / FORECASTS;
        line("(mean of the forecasts %.1f days)", sum / 2 / FORECASTS / 86_400);
        return micros;
    }

    /** By this thread. The portable interface does not have it; the bean behind it does. */
    private static long allocated() throws JMException {
        return (Long) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                        "getThreadAllocatedBytes",
                        new Object[] {Thread.currentThread().getId()},
                        new String[] {long.class.getName()});
    }

    private static void goal(String name, double goal, double measured) {
        line(
                "%-40s goal: at most %,.0f  measured: %,.1f  %s",
                name, goal, measured, measured <= goal ? "PASS" : "MISS");
    }

    private static void line(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }
}
