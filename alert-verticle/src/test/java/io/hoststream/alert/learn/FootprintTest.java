package io.hoststream.alert.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntFunction;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What learning costs in memory, by what this thread allocates. */
class FootprintTest {

    private static final int SERIES = 100_000;
    private static final int POINTS = 100_000;
    /** What the measurement itself may allocate. */
    private static final long SLACK = 64 << 10;

    @Test
    void shouldKeepADetectorIn200Bytes() throws JMException {
        assertThat(bytesOfEach(i -> Detectors.robust(1))).isBetween(100.0, 200.0);
    }

    @Test
    void shouldKeepAForecasterIn600Bytes() throws JMException {
        assertThat(bytesOfEach(i -> Forecasters.robustTrend())).isBetween(100.0, 600.0);
    }

    @Test
    void shouldKeepChangesIn500Bytes() throws JMException {
        Duration window = Duration.ofHours(1);
        assertThat(bytesOfEach(i -> new Changes(window))).isBetween(100.0, 500.0);
    }

    @Test
    void shouldAllocateNothingWhileLearning() throws JMException {
        Detector detector = Detectors.robust(1);
        Forecaster forecaster = Forecasters.robustTrend();
        Changes changes = new Changes(Duration.ofHours(1));
        double sum = teach(detector, forecaster, changes, 0);

        long before = allocatedSoFar();
        sum += teach(detector, forecaster, changes, POINTS);
        long allocated = allocatedSoFar() - before;

        assertThat(allocated).isLessThan(SLACK);
        assertThat(sum).isFinite();
    }

    private static double teach(Detector detector, Forecaster forecaster, Changes changes, int from) {
        double sum = 0;
        for (int i = from; i < from + POINTS; i++) {
            long at = Feed.START + i * 10 * Feed.SECOND;
            double value = i % 100;
            double score = detector.score(at, value);
            double change = changes.changeOver(at, value);
            sum += Double.isNaN(score + change) ? 0 : score + change;
            detector.learn(at, value);
            forecaster.learn(at, value);
            changes.learn(at, value);
        }
        return sum;
    }

    /** Rounded down: the measurement itself allocates a little. */
    private static double bytesOfEach(IntFunction<Object> make) throws JMException {
        Object[] all = new Object[SERIES];
        all[0] = make.apply(0);
        allocatedSoFar();
        long before = allocatedSoFar();
        for (int i = 0; i < SERIES; i++) {
            all[i] = make.apply(i);
        }
        long allocated = allocatedSoFar() - before;
        assertThat(all).doesNotContainNull();
        return Math.floor((double) allocated / SERIES);
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
}
