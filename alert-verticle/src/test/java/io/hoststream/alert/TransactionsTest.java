package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.loop.RetriableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionsTest {

    private static final TopicPartition SAMPLES = new TopicPartition("hoststream.samples", 2);
    private static final OffsetAndMetadata OFFSET = new OffsetAndMetadata(7, "topic-1");

    /** Times out so many commits; what it was told to do stands. */
    private static final class SlowProducer extends MockProducer<byte[], byte[]> {

        private int commitsTimeOut;
        private int commitsAsked;

        SlowProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void commitTransaction() {
            commitsAsked++;
            if (commitsAsked <= commitsTimeOut) {
                throw new TimeoutException("no coordinator");
            }
            super.commitTransaction();
        }
    }

    private final SlowProducer producer = new SlowProducer();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<TransactionPoint> passed = new ArrayList<>();
    private Transactions transactions = transactions(CrashPoints.none());

    private Transactions transactions(CrashPoints crash) {
        return new Transactions(producer, SAMPLES, "hoststream-alert", new AlertMeters(meters), crash);
    }

    @BeforeEach
    void open() {
        transactions.open();
    }

    private void write() {
        transactions.write(List.of(record("a"), record("b")), OFFSET, true);
    }

    private static ProducerRecord<byte[], byte[]> record(String value) {
        return new ProducerRecord<>("hoststream.alerts", 2, new byte[0], value.getBytes(StandardCharsets.UTF_8));
    }

    private double count(String outcome) {
        return meters.get("hoststream.alert.transactions")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    static Stream<RuntimeException> abortable() {
        return Stream.of(
                new TransactionAbortableException("the coordinator says so"),
                new TimeoutException("it took too long"),
                new NotEnoughReplicasException("one is missing"),
                new CommitFailedException("the group knows another"),
                new KafkaException("in an error state", new TimeoutException("a batch ran out")));
    }

    /** A commit that times out is another matter. */
    static Stream<RuntimeException> notTimely() {
        return abortable().filter(failure -> !(failure instanceof TimeoutException));
    }

    static Stream<RuntimeException> fencing() {
        return Stream.of(
                new ProducerFencedException("somebody has it"),
                new InvalidProducerEpochException("the epoch is old"),
                new KafkaException("in an error state", new ProducerFencedException("somebody has it")));
    }

    static Stream<RuntimeException> forbidden() {
        return Stream.of(
                new TransactionalIdAuthorizationException("no right"), new TopicAuthorizationException("no right"));
    }

    @Test
    void shouldWriteRecordsAndOffsetAtOnce() {
        write();

        assertThat(producer.history()).hasSize(2);
        assertThat(producer.consumerGroupOffsetsHistory())
                .containsExactly(Map.of("hoststream-alert", Map.of(SAMPLES, OFFSET)));
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(count("committed")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("abortable")
    void shouldAbortWhatCanBeTriedAgain(RuntimeException failure) {
        producer.sendOffsetsToTransactionException = failure;
        assertThatThrownBy(this::write)
                .isInstanceOf(RetriableException.class)
                .hasMessage("a transaction of alerts was aborted: " + failure.getMessage());
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.history()).isEmpty();

        producer.sendOffsetsToTransactionException = null;
        write();

        assertThat(producer.history()).hasSize(2);
        assertThat(count("aborted")).isEqualTo(1);
        assertThat(count("committed")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("notTimely")
    void shouldAbortWhatCannotBeCommitted(RuntimeException failure) {
        producer.commitTransactionException = failure;

        assertThatThrownBy(this::write).isInstanceOf(RetriableException.class);
        assertThat(producer.transactionAborted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("fencing")
    void shouldSayThatItIsFenced(RuntimeException failure) {
        producer.commitTransactionException = failure;

        assertThatThrownBy(this::write)
                .isInstanceOfSatisfying(
                        VoidException.class, e -> assertThat(e.fenced()).isTrue());
        assertThat(producer.transactionAborted()).isFalse();
        assertThat(count("fenced")).isEqualTo(1);
    }

    @Test
    void shouldSayThatItIsFencedWhenOnlyTheAbortTells() {
        producer.sendOffsetsToTransactionException = new KafkaException("in an error state");
        producer.abortTransactionException = new ProducerFencedException("somebody has it");

        assertThatThrownBy(this::write)
                .isInstanceOfSatisfying(
                        VoidException.class, e -> assertThat(e.fenced()).isTrue());
    }

    @Test
    void shouldWriteNothingWhenSomebodyElseOpened() {
        producer.fenceProducer();

        assertThatThrownBy(this::write).isInstanceOf(VoidException.class);
        assertThat(producer.history()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void shouldNotTryAgainWhatIsForbidden(RuntimeException failure) {
        producer.sendOffsetsToTransactionException = failure;

        assertThatThrownBy(this::write).isSameAs(failure);
    }

    @Test
    void shouldAskAgainForACommitThatTimedOut() {
        producer.commitsTimeOut = 3;

        write();

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).hasSize(2);
        assertThat(producer.transactionAborted()).isFalse();
    }

    @Test
    void shouldNotKnowWhetherACommitHappenedThatNeverAnswers() {
        producer.commitsTimeOut = 100;

        assertThatThrownBy(this::write)
                .isInstanceOfSatisfying(
                        VoidException.class, e -> assertThat(e.fenced()).isFalse())
                .hasMessage("it is not known whether a transaction was committed");
        assertThat(producer.transactionAborted()).as("it may be committed").isFalse();
    }

    @Test
    void shouldBeVoidWhereNothingCanBeAborted() {
        producer.sendOffsetsToTransactionException = new InvalidPidMappingException("the id ran out");
        producer.abortTransactionException = new KafkaException("in a fatal state");

        assertThatThrownBy(this::write)
                .isInstanceOfSatisfying(
                        VoidException.class, e -> assertThat(e.fenced()).isFalse());
    }

    @Test
    void shouldTryAgainToOpenWhereAnotherOpensAsWell() {
        SlowProducer second = new SlowProducer();
        second.initTransactionException = new ProducerFencedException("somebody was quicker");
        Transactions opening = new Transactions(second, SAMPLES, "g", new AlertMeters(meters), CrashPoints.none());

        assertThatThrownBy(opening::open).isInstanceOf(RetriableException.class);
    }

    @Test
    void shouldPassTheCrashPointsInOrderWhereItTells() {
        for (TransactionPoint point : TransactionPoint.values()) {
            transactions = transactions(new CrashPoints(point.name(), () -> passed.add(point)));
            write();
        }

        assertThat(passed).containsExactly(TransactionPoint.values());
    }

    @Test
    void shouldNotCrashWhereItTellsNothing() {
        transactions = transactions(new CrashPoints("sent", () -> passed.add(TransactionPoint.SENT)));

        transactions.write(List.of(record("state")), OFFSET, false);

        assertThat(passed).isEmpty();
    }
}
