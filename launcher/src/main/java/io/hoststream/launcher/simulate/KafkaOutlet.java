package io.hoststream.launcher.simulate;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes a fleet's records as collectors do: framed Avro, keyed by host, all replicas asked. Used by one thread. */
public final class KafkaOutlet implements FleetOutlet, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaOutlet.class);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final WireEncoder<HostSample> samples;
    private final WireEncoder<HostInfo> infos;
    private final LongAdder taken = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** An outlet onto the topics of samples and hosts, under these ids; closes the producer in the end. */
    public KafkaOutlet(Producer<byte[], byte[]> producer, SchemaIds ids) {
        this.producer = producer;
        this.samples = new WireEncoder<>(HostSample.getClassSchema(), ids);
        this.infos = new WireEncoder<>(HostInfo.getClassSchema(), ids);
    }

    @Override
    public boolean offer(HostInfo info) {
        return send(Topic.HOSTS, info.getHost(), infos.encode(info), (metadata, failure) -> {
            if (failure != null) {
                taken.increment();
                refuse(failure);
            }
        });
    }

    @Override
    public boolean offer(HostSample sample) {
        boolean inHand = send(Topic.SAMPLES, sample.getHost(), samples.encode(sample), this::answered);
        if (inHand) {
            taken.increment();
        }
        return inHand;
    }

    private void answered(Object metadata, @Nullable Exception failure) {
        if (failure == null) {
            acknowledged.increment();
        } else {
            refuse(failure);
        }
    }

    /** Says why once: whatever refuses one record may refuse thousands. */
    private void refuse(Exception failure) {
        if (refused.sum() == 0) {
            LOG.error("a record was not taken: {}", failure.toString());
        }
        refused.increment();
    }

    /** A producer whose room is used up says so from within {@code send}, and has then not taken the record. */
    private boolean send(Topic topic, String host, byte[] value, Callback answered) {
        Thread sender = Thread.currentThread();
        Attempt attempt = new Attempt();
        try {
            // The callback gets what the future would tell.
            var unused = producer.send(
                    new ProducerRecord<>(topic.topicName(), host.getBytes(StandardCharsets.UTF_8), value),
                    (metadata, failure) -> {
                        if (failure instanceof RetriableException && Thread.currentThread() == sender) {
                            attempt.failed = true;
                        } else {
                            answered.onCompletion(metadata, failure);
                        }
                    });
        } catch (RetriableException e) {
            return false;
        }
        return !attempt.failed;
    }

    /** Whether one record was taken. */
    private static final class Attempt {
        private boolean failed;
    }

    @Override
    public Tally samples() {
        // In this order, so that what is acknowledged meanwhile is not counted twice.
        long done = acknowledged.sum();
        long lost = refused.sum();
        return new Tally(done, lost, Math.max(0, taken.sum() - done - lost));
    }

    /** Waits up to 5 s for what is under way; what is not acknowledged by then counts as refused. */
    @Override
    public void close() {
        producer.close(DRAIN);
    }
}
