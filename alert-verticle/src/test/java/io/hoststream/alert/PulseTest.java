package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 2);

    private final List<CompletableFuture<Map<TopicPartition, Long>>> asked = new ArrayList<>();
    private final Pulse pulse = new Pulse(this::ask);
    private long nanos = -5;

    private CompletionStage<Map<TopicPartition, Long>> ask(Set<TopicPartition> partitions) {
        assertThat(partitions).containsExactly(PARTITION);
        CompletableFuture<Map<TopicPartition, Long>> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    private Optional<Pulse.Answer> beatAfter(Duration time) {
        nanos += time.toNanos();
        return pulse.beat(Set.of(PARTITION), nanos);
    }

    @Test
    void shouldGiveAnAnswerOnceWithTheTimeAtWhichItWasAsked() {
        assertThat(beatAfter(Duration.ZERO)).isEmpty();
        long then = nanos;
        asked.get(0).complete(Map.of(PARTITION, 7L));
        assertThat(beatAfter(Duration.ofSeconds(1))).contains(new Pulse.Answer(then, Map.of(PARTITION, 7L)));
        assertThat(beatAfter(Duration.ZERO)).isEmpty();
    }

    @Test
    void shouldAskAtItsPaceAndNeverTwiceAtOnce() {
        beatAfter(Duration.ZERO);
        beatAfter(Duration.ofSeconds(3));
        assertThat(asked).hasSize(1);
        asked.get(0).complete(Map.of());
        beatAfter(Duration.ZERO);
        beatAfter(Duration.ofSeconds(1));
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldAskAgainAfterAFailureAndAfterSilence() {
        beatAfter(Duration.ZERO);
        asked.get(0).completeExceptionally(new TimeoutException("no broker"));
        assertThat(beatAfter(Duration.ofSeconds(2))).isEmpty();
        assertThat(asked).hasSize(2);
        beatAfter(Duration.ofSeconds(11));
        assertThat(asked).hasSize(3);
    }

    @Test
    void shouldAskNothingWithoutPartitions() {
        assertThat(pulse.beat(Set.of(), nanos)).isEmpty();
        assertThat(asked).isEmpty();
    }
}
