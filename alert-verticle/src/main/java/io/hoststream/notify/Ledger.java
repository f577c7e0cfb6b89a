package io.hoststream.notify;

import io.hoststream.avro.Notification;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what receivers are told, each time in a transaction of its own. Whoever opens it fences everybody who had it
 * open before, so that one who was taken for dead can neither announce nor record a message any more. Safe for several
 * threads.
 */
final class Ledger implements AutoCloseable {

    /** The key of the words with which an instance takes over. */
    static final String TAKE_OVER = "dispatcher";

    /** How long a ledger is left alone that somebody fenced: in that time the loop hears that it has lost the partition. */
    private static final long GRACE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final WireEncoder<Notification> encoder;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean broken;
    private long brokenAt;

    Ledger(Supplier<Producer<byte[], byte[]>> producers, WireEncoder<Notification> encoder, LongSupplier nanos) {
        this.producers = producers;
        this.encoder = encoder;
        this.nanos = nanos;
    }

    /**
     * Takes over, and writes the word that says so.
     *
     * @throws KafkaException if the cluster does not take it
     */
    void open(Notification word) {
        lock.lock();
        try {
            close();
            Producer<byte[], byte[]> opened = producers.get();
            producer = opened;
            opened.initTransactions();
            write(opened, List.of(word));
            broken = false;
        } catch (KafkaException e) {
            close();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Writes records, all or none; returns when all replicas have them. */
    void write(List<Notification> records) throws LedgerException {
        if (records.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (producer == null) {
                throw new LedgerException("another instance tells by now", new IllegalStateException("closed"));
            }
            write(producer, records);
        } catch (KafkaException e) {
            close();
            broken = true;
            brokenAt = nanos.getAsLong();
            throw new LedgerException("cannot write down what is told: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private void write(Producer<byte[], byte[]> to, List<Notification> records) {
        to.beginTransaction();
        for (Notification record : records) {
            byte[] key = key(record).getBytes(StandardCharsets.UTF_8);
            byte[] value = nothing(record) ? null : encoder.encode(record);
            // The commit fails if this does.
            var unused = to.send(new ProducerRecord<>(Topic.NOTIFICATIONS.topicName(), 0, key, value));
        }
        to.commitTransaction();
    }

    /** Whether it says no more than that nothing is known: the topic is to forget the key. */
    private static boolean nothing(Notification record) {
        return record.getNumber() == 0
                && !record.getIntent()
                && record.getAlerts().isEmpty();
    }

    private static String key(Notification record) {
        return record.getRoute().isEmpty() && record.getReceiver().isEmpty()
                ? TAKE_OVER
                : record.getRoute() + "/" + record.getReceiver() + "/" + record.getGroup();
    }

    /** Whether it has to be opened again before anything can be written, and it is time to. */
    boolean broken() {
        lock.lock();
        try {
            return broken && nanos.getAsLong() - brokenAt >= GRACE_NANOS;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (producer != null) {
                // A transaction that is open is given up by whoever opens the ledger next.
                producer.close(CLOSE);
                producer = null;
            }
            broken = false;
        } finally {
            lock.unlock();
        }
    }
}
