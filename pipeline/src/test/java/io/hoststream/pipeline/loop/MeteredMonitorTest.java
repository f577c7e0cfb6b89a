package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.fixture.TestContext;
import io.hoststream.pipeline.health.Check;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MeteredMonitorTest {

    private final TestContext test = new TestContext();
    private final MeteredMonitor monitor =
            new MeteredMonitor(test.context(), "archive", new MockConsumer<byte[], byte[]>("none"));

    @Test
    void shouldBeStartingUntilTheFirstRound() {
        assertThat(test.health().checks()).containsExactly(new Check("archive", false, "starting"));
    }

    @Test
    void shouldBeUpWhileItGetsOn() {
        monitor.round(0, Set.of());

        assertThat(test.health().checks()).containsExactly(new Check("archive", true, ""));
    }

    @Test
    void shouldBeDownWithTheReasonWhileAnyPartitionBacksOff() {
        monitor.backOff("the disk is full");
        monitor.round(10, Set.of(new TopicPartition("t", 3)));

        assertThat(test.health().checks()).containsExactly(new Check("archive", false, "the disk is full"));
        monitor.round(10, Set.of());
        assertThat(test.health().ready()).isTrue();
    }

    @Test
    void shouldCountWhatTheLoopDoes() {
        monitor.delivered(5);
        monitor.delivered(2);
        monitor.malformed(new DeadLetter(new ConsumerRecord<>("t", 0, 7, new byte[0], new byte[0]), "why", "archive"));
        monitor.stranger();
        monitor.backOff("the disk is full");
        monitor.lost(40);
        monitor.round(123, Set.of());

        assertThat(count("hoststream.loop.records")).isEqualTo(7);
        assertThat(count("hoststream.loop.malformed")).isEqualTo(1);
        assertThat(count("hoststream.loop.stale.completions")).isEqualTo(1);
        assertThat(count("hoststream.loop.retries")).isEqualTo(1);
        assertThat(count("hoststream.loop.offsets.lost")).isEqualTo(40);
        assertThat(test.meters()
                        .get("hoststream.loop.lag")
                        .tag("loop", "archive")
                        .gauge()
                        .value())
                .isEqualTo(123);
    }

    private double count(String meter) {
        return test.meters().get(meter).tag("loop", "archive").counter().count();
    }
}
