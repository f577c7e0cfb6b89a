package io.hoststream.collect.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.spool.Entry;
import io.hoststream.collect.spool.NumberRange;
import io.hoststream.collect.spool.SampleNumber;
import io.hoststream.collect.spool.SimulatedDisk.Fault;
import io.hoststream.pipeline.health.Check;
import io.hoststream.schema.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class ShippingTest {

    private static final Duration PAUSE = Duration.ofSeconds(31);

    private final ShippingFixture fixture = new ShippingFixture();

    @Test
    void shouldSendInOrderAndLetGoOfWhatTheBrokerHas() {
        fixture.offer(1, 3);
        fixture.run();
        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("1", "2", "3");
        assertThat(fixture.state.waiting()).isEqualTo(3);

        fixture.kafka().completeNext();
        fixture.kafka().completeNext();
        fixture.run();

        assertThat(fixture.state.waiting()).isEqualTo(1);
        assertThat(fixture.counted("hoststream.collect.samples.acked")).isEqualTo(2);
        fixture.reopen();
        fixture.run();
        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("3");
    }

    @Test
    void shouldRestWhereNothingIsToDo() {
        assertThat(fixture.run()).isEqualTo(Duration.ofMinutes(1).toNanos());
        fixture.offer(1, 1);
        assertThat(fixture.run()).isEqualTo(Duration.ofSeconds(1).toNanos());
        fixture.kafka().completeNext();
        assertThat(fixture.run()).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void shouldSendAgainFromTheFirstThatFailedOnceAllAreAnswered() {
        fixture.offer(1, 4);
        fixture.run();
        fixture.kafka().completeNext();
        fixture.kafka().errorNext(new TimeoutException("expired"));
        fixture.run();
        fixture.offer(5, 5);
        fixture.pass(PAUSE);
        fixture.run();
        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("1", "2", "3", "4");

        fixture.kafka().errorNext(new NotLeaderOrFollowerException("moved"));
        fixture.kafka().errorNext(new NotLeaderOrFollowerException("moved"));
        fixture.run();
        fixture.pass(PAUSE);
        fixture.run();

        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("1", "2", "3", "4", "2", "3", "4", "5");
        assertThat(fixture.producers).hasSize(1);
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldKeepAndRetryWhatTheProducerDoesNotTake() {
        fixture.offer(1, 2);
        fixture.run();
        fixture.kafka().sendException = new TimeoutException("Topic not present in metadata after 0 ms.");
        fixture.kafka().completeNext();
        fixture.kafka().completeNext();
        fixture.offer(3, 4);
        assertThat(fixture.run()).isLessThanOrEqualTo(Duration.ofMillis(100).toNanos());
        for (int i = 0; i < 20; i++) {
            fixture.pass(Duration.ofSeconds(1));
            fixture.run();
        }
        assertThat(fixture.state.waiting()).isEqualTo(2);

        fixture.kafka().sendException = null;
        fixture.pass(PAUSE);
        fixture.run();

        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void shouldMakeANewProducerAfterAFatalFailure() {
        fixture.offer(1, 3);
        fixture.run();
        fixture.kafka().completeNext();
        fixture.kafka().errorNext(new OutOfOrderSequenceException("lost its place"));
        fixture.kafka().errorNext(new OutOfOrderSequenceException("lost its place"));
        fixture.run();
        assertThat(fixture.producers.get(0).closed()).isTrue();

        fixture.pass(PAUSE);
        fixture.run();

        assertThat(fixture.producers).hasSize(2);
        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("2", "3");
    }

    @Test
    void shouldWaitForPermission() {
        fixture.offer(1, 1);
        fixture.run();
        for (int i = 0; i < 5; i++) {
            fixture.kafka().errorNext(new TopicAuthorizationException("hoststream.samples"));
            fixture.run();
            fixture.pass(PAUSE);
            fixture.run();
        }
        fixture.kafka().completeNext();
        fixture.run();

        assertThat(fixture.producers).hasSize(6);
        assertThat(fixture.state.waiting()).isZero();
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldWaitForAnAddressOfTheBroker() {
        fixture.noProducer = new KafkaException("No resolvable bootstrap urls given in bootstrap.servers");
        fixture.offer(1, 1);
        fixture.run();
        fixture.noProducer = null;
        fixture.pass(PAUSE);
        fixture.run();

        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("1");
    }

    @Test
    void shouldBuryAnOversizeRecordAloneAndTellOfIt() {
        fixture.offer(1, 3);
        fixture.run();
        RecordTooLargeException tooLarge = new RecordTooLargeException("The message is too large");
        fixture.kafka().completeNext();
        fixture.kafka().errorNext(tooLarge);
        fixture.kafka().errorNext(new TimeoutException("in the same batch"));
        fixture.run();
        fixture.kafka().errorNext(tooLarge);
        fixture.run();
        assertThat(fixture.sent(Topic.DEAD_LETTERS)).containsExactly("2");
        ProducerRecord<byte[], byte[]> letter =
                fixture.kafka().history().get(fixture.kafka().history().size() - 1);
        assertThat(new String(letter.headers().lastHeader("hoststream-reason").value(), StandardCharsets.UTF_8))
                .isEqualTo("The message is too large");

        fixture.kafka().completeNext();
        fixture.run();
        fixture.run();
        fixture.kafka().completeNext();
        fixture.run();

        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("1", "2", "3", "2", "3");
        assertThat(fixture.state.waiting()).isZero();
        assertThat(fixture.account.take()).containsExactly(new NumberRange(1_700_000_000_000L, 2, 2));
        assertThat(fixture.meters
                        .get("hoststream.collect.samples.dropped")
                        .tag("reason", "too-large")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldGoOnWhereNotEvenTheDeadLettersTakeARecord() {
        fixture.offer(1, 2);
        fixture.run();
        RecordTooLargeException tooLarge = new RecordTooLargeException("too large");
        fixture.kafka().errorNext(tooLarge);
        fixture.kafka().completeNext();
        fixture.run();
        fixture.kafka().errorNext(tooLarge);
        fixture.run();
        fixture.kafka().errorNext(tooLarge);
        fixture.run();
        fixture.pass(PAUSE);
        fixture.run();
        assertThat(fixture.sent(Topic.DEAD_LETTERS)).containsExactly("1", "");
        fixture.kafka().errorNext(tooLarge);
        fixture.run();
        fixture.run();

        assertThat(fixture.sent(Topic.SAMPLES)).endsWith("2");
        assertThat(fixture.account.take()).hasSize(1);
    }

    @Test
    void shouldKeepARegistrationUntilTheBrokerHasIt() {
        register("old");
        fixture.run();
        fixture.kafka().errorNext(new TimeoutException("away"));
        register("new");
        fixture.run();
        fixture.kafka().errorNext(new TimeoutException("away"));
        fixture.run();
        fixture.offer(1, 1);
        fixture.run();
        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("1");
        fixture.pass(Duration.ofSeconds(1));
        fixture.run();
        fixture.kafka().completeNext();
        fixture.kafka().completeNext();
        fixture.run();

        assertThat(fixture.sent(Topic.HOSTS)).containsExactly("old", "new", "new");
        assertThat(fixture.shipping.busy()).isFalse();
    }

    @Test
    void shouldRegisterOnceAFailureOfAuthorisationPassed() {
        register("web-1");
        fixture.offer(1, 1);
        fixture.run();
        fixture.kafka().errorNext(new SaslAuthenticationException("no such user yet"));
        fixture.kafka().errorNext(new SaslAuthenticationException("no such user yet"));
        fixture.run();
        fixture.pass(Duration.ofSeconds(31));
        fixture.run();

        assertThat(fixture.producers).hasSize(2);
        assertThat(fixture.sent(Topic.HOSTS)).containsExactly("web-1");
        fixture.kafka().errorNext(new RecordTooLargeException("never"));
        fixture.kafka().completeNext();
        fixture.run();
        assertThat(fixture.shipping.busy()).isFalse();
    }

    private void register(String value) {
        fixture.mailbox.register(
                new ProducerRecord<>(Topic.HOSTS.topicName(), new byte[0], value.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldSendFromMemoryWhileTheDiskIsFull() {
        fixture.disk.fault(Fault.FULL);
        fixture.offer(1, 3);
        fixture.run();

        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("1", "2", "3");
        assertThat(check("spool").up()).isFalse();
        assertThat(check("spool").detail()).contains("No space left on device").contains("3 samples wait in memory");

        fixture.disk.fault(Fault.NONE);
        fixture.offer(4, 4);
        fixture.run();
        assertThat(check("spool").up()).isTrue();
    }

    @Test
    void shouldBeReadyOnceSamplesGetThroughAndNotWhenTheyWaitForLong() {
        fixture.offer(1, 2);
        fixture.run();
        assertThat(check("publish").up()).isFalse();
        fixture.kafka().completeNext();
        fixture.run();
        assertThat(check("publish").up()).isTrue();

        fixture.pass(Duration.ofSeconds(29));
        fixture.run();
        assertThat(check("publish").up()).isTrue();
        fixture.pass(Duration.ofSeconds(1));
        fixture.run();

        assertThat(check("publish").up()).isFalse();
        assertThat(check("publish").detail())
                .isEqualTo(
                        "1 sample waits in the spool since 2023-11-14T22:13:22Z: Kafka at kafka:9092 does not answer");
        Clock later = Clock.fixed(Instant.parse("2023-11-14T22:13:32Z"), ZoneOffset.UTC);
        assertThat(fixture.state.oldestAgeSeconds(later)).isEqualTo(10);
    }

    private Check check(String part) {
        return fixture.health.checks().stream()
                .filter(check -> check.name().equals(part))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldSaySinceWhenSamplesWaitThatNoProducerWasMadeFor() {
        fixture.noProducer = new KafkaException("No resolvable bootstrap urls given in bootstrap.servers");
        for (int i = 1; i <= 32; i++) {
            fixture.offer(i, i);
            fixture.run();
            fixture.pass(Duration.ofSeconds(1));
        }

        assertThat(check("publish").detail()).startsWith("32 samples wait in the spool since 2023-11-14T22:13:21Z: ");
        Clock later = Clock.fixed(Instant.parse("2023-11-14T22:13:31Z"), ZoneOffset.UTC);
        assertThat(fixture.state.oldestAgeSeconds(later)).isEqualTo(10);
    }

    @Test
    void shouldBoundWhatIsUnderWay() {
        for (int i = 0; i < 4; i++) {
            fixture.offer(1 + i * 300L, (i + 1) * 300L);
            fixture.run();
        }
        assertThat(fixture.sent(Topic.SAMPLES)).hasSize(500);
        while (fixture.shipping.busy()) {
            while (fixture.kafka().completeNext()) {
                assertThat(fixture.state.waiting()).isPositive();
            }
            fixture.run();
        }

        List<String> all =
                LongStream.rangeClosed(1, 1200).mapToObj(Long::toString).toList();
        assertThat(fixture.sent(Topic.SAMPLES)).isEqualTo(all);
    }

    @Test
    void shouldLeaveTheRestForTheNextRunWhenClosed() {
        fixture.offer(1, 3);
        fixture.run();
        fixture.kafka().completeNext();

        fixture.shipping.close(fixture.now, Duration.ZERO);
        fixture.reopen();
        fixture.run();

        assertThat(fixture.sent(Topic.SAMPLES)).containsExactly("2", "3");
    }

    @Test
    void shouldMakeRoomForTheNewestWhereTheThreadIsStuck() {
        assertThat(fixture.mailbox.take()).isNull();
        fixture.offer(1, Mailbox.MOST_ENTRIES + 3L);

        assertThat(fixture.mailbox.take())
                .isNotNull()
                .satisfies(entry -> assertThat(entry.number().sequence()).isEqualTo(4));
    }

    @Test
    void shouldMakeRoomForALargeOneByAsManyAsItTakes() {
        fixture.offer(1, 400);
        Entry large =
                new Entry(new SampleNumber(1, 1), 1, new byte[1], new byte[(int) Mailbox.MOST_BYTES - 30], List.of());

        assertThat(fixture.mailbox.offer(large)).hasSizeBetween(390, 399);
    }
}
