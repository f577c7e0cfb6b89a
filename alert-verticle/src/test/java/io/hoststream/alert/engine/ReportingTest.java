package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportingTest {

    private static final Duration SLOW = Duration.ofMinutes(5);

    private final Reporting reporting = new Reporting(Duration.ofMinutes(5));

    @Test
    void shouldHoldAHostThatIsQuickForAWhileAgainstItsUsualInterval() {
        reporting.next(sample(Duration.ZERO, SLOW));
        reporting.next(sample(Duration.ofMinutes(4), Duration.ofSeconds(1)));

        assertThat(continuous(Duration.ZERO, Duration.ofMinutes(4)))
                .as("the sample before was as far away as it said")
                .isTrue();
        assertThat(gone(Duration.ZERO, Duration.ofMinutes(4))).isFalse();

        reporting.next(sample(Duration.ofMinutes(6), SLOW));
        reporting.next(sample(Duration.ofMinutes(10), SLOW));
        assertThat(continuous(Duration.ofMinutes(6), Duration.ofMinutes(10))).isTrue();
    }

    @Test
    void shouldGoByTheNewIntervalOfANewRun() {
        reporting.next(sample(Duration.ZERO, SLOW));
        reporting.next(of(Samples.START.plusSeconds(1), Duration.ofMinutes(4), Duration.ofSeconds(1)));

        assertThat(continuous(Duration.ZERO, Duration.ofMinutes(4))).isFalse();
    }

    private boolean continuous(Duration lastSeen, Duration now) {
        return reporting.continuous(Metric.CPU_USAGE_PERCENT, at(lastSeen), at(now), Duration.ZERO);
    }

    private boolean gone(Duration lastSeen, Duration now) {
        return reporting.gone(Metric.CPU_USAGE_PERCENT, at(lastSeen), at(now), Duration.ZERO);
    }

    private static Moment sample(Duration after, Duration interval) {
        return of(Samples.START, after, interval);
    }

    private static Moment of(Instant epoch, Duration after, Duration interval) {
        return new SampleMoment(HostSample.newBuilder()
                .setHost("web-1")
                .setHostId("id")
                .setEpoch(epoch)
                .setSequence(1)
                .setTime(at(after))
                .setIntervalMillis((int) interval.toMillis())
                .setMarks(Samples.marks(null, null))
                .build());
    }

    private static Instant at(Duration after) {
        return Samples.START.plus(after);
    }
}
