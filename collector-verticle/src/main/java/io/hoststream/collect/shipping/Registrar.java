package io.hoststream.collect.shipping;

import io.hoststream.collect.spool.SampleNumber;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this host is, until the broker has it. A newer word replaces an older one. */
final class Registrar {

    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
    private static final SampleNumber NO_SAMPLE = new SampleNumber(0, 0);

    private final Runnable wake;
    private @Nullable ProducerRecord<byte[], byte[]> pending;
    private @Nullable Sent sent;

    Registrar(Runnable wake) {
        this.wake = wake;
    }

    void set(ProducerRecord<byte[], byte[]> record) {
        pending = record;
        sent = null;
    }

    boolean pending() {
        return pending != null;
    }

    /** Sends what is pending, unless it is under way. Returns why it was not taken; null if it was. */
    @Nullable
    Exception send(Producer<byte[], byte[]> producer) {
        ProducerRecord<byte[], byte[]> record = pending;
        if (record == null || sent != null) {
            return null;
        }
        Sent one = new Sent(NO_SAMPLE, 0, 0, wake);
        sent = one;
        one.sendWith(producer, record);
        return one.failure();
    }

    /** Looks at the answer; what failed for a reason that passes is sent again. Returns whether the broker has it now. */
    boolean settle() {
        Sent one = sent;
        if (one == null || !one.answered()) {
            return false;
        }
        Exception failure = one.failure();
        sent = null;
        if (failure == null) {
            pending = null;
        } else if (!(failure instanceof RetriableException)) {
            pending = null;
            LOG.warn("this host could not be registered: {}", failure.toString());
        }
        return failure == null;
    }

    /** Whatever is under way goes with the producer. */
    void rewind() {
        sent = null;
    }
}
