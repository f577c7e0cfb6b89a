package io.hoststream.collect.shipping;

import io.hoststream.collect.spool.SampleNumber;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this host is, until the broker has it. A newer word replaces an older one. */
final class Registrar {

    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONG_PAUSE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final SampleNumber NO_SAMPLE = new SampleNumber(0, 0);

    private final Runnable wake;
    private @Nullable ProducerRecord<byte[], byte[]> pending;
    private @Nullable Sent sent;
    private long pause;
    private long failedAt;
    private String complaint = "";

    Registrar(Runnable wake) {
        this.wake = wake;
    }

    void set(ProducerRecord<byte[], byte[]> record) {
        pending = record;
        pause = 0;
        sent = null;
    }

    boolean pending() {
        return pending != null;
    }

    /** Sends what is pending, unless it is under way or failed just now: samples never wait for it. */
    void send(Producer<byte[], byte[]> producer, long now) {
        ProducerRecord<byte[], byte[]> record = pending;
        if (record == null || sent != null || (pause > 0 && now - failedAt < pause)) {
            return;
        }
        Sent one = new Sent(NO_SAMPLE, 0, wake);
        sent = one;
        one.sendWith(producer, record);
    }

    /**
     * Looks at the answer; what failed is sent again, unless no broker will ever take it. Returns whether the broker has it
     * now.
     */
    boolean settle(long now) {
        Sent one = sent;
        if (one == null || !one.answered()) {
            return false;
        }
        Exception failure = one.failure();
        sent = null;
        failedAt = now;
        pause = PAUSE_NANOS;
        if (failure == null || Burial.isDueTo(failure)) {
            pending = null;
            pause = 0;
        }
        if (failure != null && !(failure instanceof RetriableException)) {
            pause = LONG_PAUSE_NANOS;
            complain(failure.toString());
        }
        return failure == null;
    }

    /** Once, however often it is tried. */
    private void complain(String how) {
        if (!how.equals(complaint)) {
            complaint = how;
            LOG.warn("this host could not be registered: {}", how);
        }
    }

    /** Whatever is under way goes with the producer. */
    void rewind() {
        sent = null;
    }
}
