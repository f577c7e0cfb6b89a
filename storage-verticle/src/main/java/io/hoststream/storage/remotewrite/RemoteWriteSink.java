package io.hoststream.storage.remotewrite;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Sink;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends samples to one receiver. The topic is what it is sent from again: there is no buffer here but the batch that is
 * under way in each partition.
 */
final class RemoteWriteSink implements Sink<HostSample> {

    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

    private final WriteForm form;
    private final Receiver receiver;
    private final Standing standing;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private long nowMillis;
    private long lookedNanos;

    RemoteWriteSink(WriteForm form, Receiver receiver, Standing standing, LongSupplier nanos) {
        this.form = form;
        this.receiver = receiver;
        this.standing = standing;
        this.nanos = nanos;
        this.lookedNanos = nanos.getAsLong();
    }

    @Override
    public CompletionStage<Long> deliver(Batch<HostSample> batch) {
        long now = nanos.getAsLong();
        return lanes.computeIfAbsent(batch.partition(), partition -> lane(now)).deliver(batch, nowMillis, now);
    }

    private Lane lane(long nowNanos) {
        return new Lane(new Shard(form, standing::skipped, nowNanos), receiver, standing);
    }

    @Override
    public OptionalLong release(TopicPartition partition) {
        Lane lane = lanes.remove(partition);
        return lane == null ? OptionalLong.empty() : lane.release();
    }

    @Override
    public void tick(Instant now) {
        nowMillis = now.toEpochMilli();
        long nowNanos = nanos.getAsLong();
        if (nowNanos - lookedNanos > LOOK_EVERY_NANOS) {
            lookedNanos = nowNanos;
            lanes.values().forEach(lane -> lane.tick(nowNanos));
        }
    }
}
