package io.hoststream.collect.shipping;

import io.hoststream.collect.spool.Entry;
import io.hoststream.pipeline.loop.DeadLetterForm;
import io.hoststream.schema.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sample that the topic will never take, on its way to the dead letters. Where even these do not take it, first its value
 * is left out, and after some attempts it is buried without a letter: its neighbours must not wait for ever.
 */
final class Burial {

    private static final Logger LOG = LoggerFactory.getLogger(Burial.class);
    private static final String FINDER = "collect";
    private static final int ATTEMPTS = 10;

    private final Entry entry;
    private final String reason;
    private final Runnable wake;
    private @Nullable Sent letter;
    private boolean withoutValue;
    private int attempts;
    private @Nullable Exception failed;

    Burial(Entry entry, String reason, Runnable wake) {
        this.entry = entry;
        this.reason = reason;
        this.wake = wake;
    }

    /** Whether a record that failed so will never be taken. */
    static boolean isDueTo(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTimestampException;
    }

    Entry entry() {
        return entry;
    }

    /** Sends the letter, unless it is under way. */
    void send(Producer<byte[], byte[]> producer) {
        if (letter == null) {
            attempts++;
            Sent sent = new Sent(entry.number(), entry.bytes(), wake);
            letter = sent;
            sent.sendWith(producer, record());
        }
    }

    private ProducerRecord<byte[], byte[]> record() {
        byte[] value = withoutValue ? new byte[0] : entry.value();
        String text = withoutValue ? reason + " (" + entry.value().length + " bytes, left out here)" : reason;
        return DeadLetterForm.record(
                new ConsumerRecord<>(Topic.SAMPLES.topicName(), -1, -1, entry.key(), value), text, FINDER);
    }

    /**
     * Whether it is over, one way or the other; a letter that failed is sent again.
     *
     * @param away whether no broker is there, which is not the letter's fault
     */
    boolean over(boolean away) {
        Sent sent = letter;
        if (sent == null || !sent.answered()) {
            return false;
        }
        Exception failure = sent.failure();
        if (failure == null) {
            return true;
        }
        attempts -= away && failure instanceof RetriableException ? 1 : 0;
        if (attempts >= ATTEMPTS || (withoutValue && failure instanceof RecordTooLargeException)) {
            LOG.error("sequence={} could not go to the dead letters either: {}", entry.number(), failure.toString());
            return true;
        }
        withoutValue |= failure instanceof RecordTooLargeException;
        letter = null;
        failed = failure;
        return false;
    }

    /** Why the letter failed since this was asked last; null if it did not. */
    @Nullable
    Exception takeFailure() {
        Exception failure = failed;
        failed = null;
        return failure;
    }
}
