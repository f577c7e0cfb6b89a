package io.hoststream.alert;

import io.hoststream.pipeline.loop.RetriableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Writes the transactions of one partition, one after the other: records and the offset of the samples, all or nothing. Blocks,
 * for some seconds at most; used by one thread. A failure is one of three:
 *
 * <ul>
 *   <li>{@link RetriableException}: the transaction was aborted, and the same one can be tried again;
 *   <li>{@link VoidException}: it is not known, or not for this producer to say, what was stored;
 *   <li>any other: nothing that time would mend, such as a right that is missing.
 * </ul>
 */
final class Transactions {

    /** After so many times the transaction has run out on the broker as well. */
    private static final int COMMIT_ATTEMPTS = 4;

    private final Producer<byte[], byte[]> producer;
    private final TopicPartition samples;
    private final ConsumerGroupMetadata group;
    private final AlertMeters meters;
    private final CrashPoints crash;

    /** Transactions that carry offsets of {@code samples} for a group. */
    Transactions(
            Producer<byte[], byte[]> producer,
            TopicPartition samples,
            String group,
            AlertMeters meters,
            CrashPoints crash) {
        this.producer = producer;
        this.samples = samples;
        this.group = withoutMember(group);
        this.meters = meters;
        this.crash = crash;
    }

    /** Who may write is decided by the transactional id, which the newest holder has, and not by the membership. */
    // Deprecated in favour of what a consumer says of itself, which here would tie the desk to the loop's consumer.
    @SuppressWarnings("removal")
    private static ConsumerGroupMetadata withoutMember(String group) {
        return new ConsumerGroupMetadata(group);
    }

    /** Fences whoever wrote before, and returns when his last transaction is complete, one way or the other. */
    void open() {
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            if (fenced(e)) {
                throw new RetriableException("another instance opens " + samples + " as well", e);
            }
            throw e;
        }
    }

    /** Writes one transaction. */
    void write(List<ProducerRecord<byte[], byte[]>> records, OffsetAndMetadata offset, boolean telling) {
        try {
            producer.beginTransaction();
            reached(TransactionPoint.BEGUN, telling);
            for (ProducerRecord<byte[], byte[]> record : records) {
                // A record that fails makes the commit fail.
                var unused = producer.send(record);
            }
            reached(TransactionPoint.SENT, telling);
            producer.sendOffsetsToTransaction(Map.of(samples, offset), group);
            reached(TransactionPoint.OFFSETS, telling);
        } catch (KafkaException | IllegalStateException e) {
            throw after(e);
        }
        commit();
        reached(TransactionPoint.COMMITTED, telling);
    }

    private void reached(TransactionPoint point, boolean telling) {
        if (telling) {
            crash.reached(point);
        }
    }

    /** A commit that timed out may have happened: it can be asked for again, and nothing else can be done. */
    private void commit() {
        for (int attempt = 1; attempt <= COMMIT_ATTEMPTS; attempt++) {
            try {
                producer.commitTransaction();
                meters.committed();
                return;
            } catch (TimeoutException e) {
                if (attempt == COMMIT_ATTEMPTS) {
                    throw new VoidException("it is not known whether a transaction was committed", false, e);
                }
            } catch (KafkaException | IllegalStateException e) {
                throw after(e);
            }
        }
    }

    private RuntimeException after(RuntimeException failure) {
        if (fenced(failure)) {
            return fencedBy(failure);
        }
        if (failure instanceof AuthorizationException
                || failure instanceof UnsupportedVersionException
                || failure instanceof InterruptException) {
            return failure;
        }
        try {
            producer.abortTransaction();
            meters.aborted();
            return new RetriableException("a transaction of alerts was aborted: " + failure.getMessage(), failure);
        } catch (KafkaException | IllegalStateException e) {
            return fenced(e) ? fencedBy(e) : new VoidException("a transaction failed: " + failure, false, failure);
        }
    }

    private VoidException fencedBy(RuntimeException failure) {
        meters.fenced();
        return new VoidException(
                "another instance has opened " + samples + ", or a transaction ran out", true, failure);
    }

    /** The client wraps what put it into its state. */
    private static boolean fenced(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(cause ->
                        cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException);
    }

    /** Gives the connection back; what is under way is aborted if the bound is too short for it. */
    void close(Duration bound) {
        producer.close(bound);
    }
}
