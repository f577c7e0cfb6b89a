package io.hoststream.collect.pace;

import static io.hoststream.collect.pace.BoostedPaceTest.boost;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Boost;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoostTailTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Boost QUICK = boost("web-1", 1000, Instant.EPOCH, 30);

    private final BoostedPace pace = new BoostedPace("web-1", Duration.ofSeconds(10));

    @Test
    void shouldFollowRequestsToThisHostOnly() {
        deliver(List.of(record("boost/web-2", boost("web-2", 1000, Instant.EPOCH, 30), 1)));
        assertThat(pace.intervalAt(0)).isEqualTo(10 * SECOND);

        deliver(List.of(record("boost/web-1", QUICK, 2)));
        assertThat(pace.intervalAt(0)).isEqualTo(SECOND);
    }

    @Test
    void shouldComeBackWithATombstone() {
        deliver(List.of(record("boost/web-1", QUICK, 1)));
        deliver(List.of(record("boost/web-1", null, 2)));

        assertThat(pace.intervalAt(0)).isEqualTo(10 * SECOND);
    }

    @Test
    void shouldTakeTheNewestOfABatch() {
        deliver(List.of(
                record("boost/web-1", QUICK, 1),
                record("boost/web-1", null, 2),
                record("boost/web-1", boost("web-1", 2000, Instant.EPOCH, 30), 3)));

        assertThat(pace.intervalAt(0)).isEqualTo(2 * SECOND);
    }

    @Test
    void shouldIgnoreARequestThatLaterRecordsShowToBeOld() {
        deliver(List.of(record("boost/web-1", QUICK, 1_000), record("boost/web-2", null, 31_000)));

        assertThat(pace.intervalAt(0)).isEqualTo(10 * SECOND);
    }

    @Test
    void shouldLeaveAloneWhatElseTheTopicCarries() {
        deliver(List.of(record("boost/web-1", QUICK, 1)));
        deliver(List.of(record("silence/web-1", null, 2), record(null, null, 3)));

        assertThat(pace.intervalAt(0)).isEqualTo(SECOND);
    }

    @Test
    void shouldBeDoneWithABatchAtOnce() {
        assertThat(deliver(List.of(record("boost/web-1", QUICK, 1)))).isEqualTo(8);
    }

    private long deliver(List<Received<Boost>> records) {
        Batch<Boost> batch = new Batch<>(new TopicPartition("hoststream.controls", 0), records, 8);
        return BoostTail.sink("web-1", pace, () -> 0)
                .deliver(batch)
                .toCompletableFuture()
                .join();
    }

    private static Received<Boost> record(@Nullable String key, @Nullable Boost value, long arrivedMillis) {
        return new Received<>(key, value, 7, arrivedMillis);
    }
}
