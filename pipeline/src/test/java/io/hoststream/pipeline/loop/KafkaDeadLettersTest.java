package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.fixture.TestContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaDeadLettersTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void shouldSayWhereTheRecordWasAndWhyItCouldNotBeRead() {
        ProducerRecord<byte[], byte[]> record = KafkaDeadLetters.record(letter(new byte[] {7, 8}));

        assertThat(record.topic()).isEqualTo("hoststream.dead-letters");
        assertThat(record.key()).isEqualTo("web-1".getBytes(StandardCharsets.UTF_8));
        assertThat(record.value()).containsExactly(7, 8);
        assertThat(header(record, "topic")).isEqualTo("hoststream.samples");
        assertThat(header(record, "partition")).isEqualTo("3");
        assertThat(header(record, "offset")).isEqualTo("42");
        assertThat(header(record, "reason")).isEqualTo("expected the first byte to be 0, found 7");
        assertThat(header(record, "loop")).isEqualTo("archive");
        assertThat(header(record, "value-bytes")).isNull();
    }

    @Test
    void shouldKeepATombstoneThatWasNoneToBeHad() {
        assertThat(KafkaDeadLetters.record(letter(null)).value()).isNull();
    }

    @Test
    void shouldCutAValueThatTheTopicWouldNotTake() {
        byte[] huge = new byte[10 << 20];
        huge[0] = 9;

        ProducerRecord<byte[], byte[]> record = KafkaDeadLetters.record(letter(huge));

        assertThat(record.value()).hasSize(DeadLetterForm.MOST_BYTES).startsWith(9);
        assertThat(header(record, "value-bytes")).isEqualTo(Integer.toString(10 << 20));
    }

    @Test
    void shouldCutAKeyThatTheTopicWouldNotTake() {
        DeadLetter letter = new DeadLetter(
                new ConsumerRecord<>("hoststream.samples", 3, 42, new byte[1 << 20], new byte[1]), "why", "archive");

        assertThat(KafkaDeadLetters.record(letter).key()).hasSize(16 << 10);
    }

    @Test
    void shouldAskForAnotherAttemptWhileTheBrokerIsAway() {
        KafkaDeadLetters letters =
                new KafkaDeadLetters(new TestContext().context().kafka(), "archive");

        assertThat(letters.send(List.of(letter(new byte[] {7}))))
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RetriableException.class)
                .withMessageContaining("the dead letter topic does not take records");
        letters.close();
    }

    @Test
    void shouldStartNothingBeforeTheFirstLetter() {
        KafkaDeadLetters letters =
                new KafkaDeadLetters(new TestContext().context().kafka(), "lazy");

        letters.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().contains("dead-letters-lazy"));
    }

    // The record's constructor does not say that a value may be null; on a topic it may.
    @SuppressWarnings("NullAway")
    private static DeadLetter letter(byte @Nullable [] value) {
        return new DeadLetter(
                new ConsumerRecord<>("hoststream.samples", 3, 42, "web-1".getBytes(StandardCharsets.UTF_8), value),
                "expected the first byte to be 0, found 7",
                "archive");
    }

    private static @Nullable String header(ProducerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader("hoststream-" + name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
