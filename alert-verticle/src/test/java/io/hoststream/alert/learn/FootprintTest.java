package io.hoststream.alert.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What learning costs in memory, by what this thread allocates. */
class FootprintTest {

    private static final int SERIES = 100_000;
    private static final int POINTS = 100_000;
    /** What the measurement itself may allocate. */
    private static final long SLACK = 64 << 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @BeforeEach
    void requireMeasurement() {
        assumeTrue(threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled());
    }

    @Test
    void shouldKeepADetectorIn200Bytes() {
        assertThat(bytesOfEach(i -> Detectors.robust(1))).isBetween(100.0, 200.0);
    }

    @Test
    void shouldKeepAForecasterIn600Bytes() {
        assertThat(bytesOfEach(i -> Forecasters.robustTrend())).isBetween(100.0, 600.0);
    }

    @Test
    void shouldKeepChangesIn500Bytes() {
        Duration window = Duration.ofHours(1);
        assertThat(bytesOfEach(i -> new Changes(window))).isBetween(100.0, 500.0);
    }

    @Test
    void shouldAllocateNothingWhileLearning() {
        Detector detector = Detectors.robust(1);
        Forecaster forecaster = Forecasters.robustTrend();
        Changes changes = new Changes(Duration.ofHours(1));
        double sum = teach(detector, forecaster, changes, 0);

        long before = threads.getCurrentThreadAllocatedBytes();
        sum += teach(detector, forecaster, changes, POINTS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

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

    private double bytesOfEach(IntFunction<Object> make) {
        Object[] all = new Object[SERIES];
        all[0] = make.apply(0);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < SERIES; i++) {
            all[i] = make.apply(i);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(all).doesNotContainNull();
        return (double) allocated / SERIES;
    }
}
