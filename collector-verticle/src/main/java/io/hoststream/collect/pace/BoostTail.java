package io.hoststream.collect.pace;

import io.hoststream.avro.Boost;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import io.hoststream.pipeline.loop.Subscription.Tail;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.ControlKey;
import io.hoststream.schema.topic.Topic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pace that follows what is asked of this host on the topic of controls. It reads from the end of the topic on: a
 * request that still stands is renewed before long, and one from before the start is nobody's business any more. Samples
 * matter more than their pace: a topic that cannot be read costs the boost and nothing else.
 */
public final class BoostTail implements Pace {

    private static final String NAME = "collect-boost";
    private static final Logger LOG = LoggerFactory.getLogger(BoostTail.class);

    private final BoostedPace pace;
    private final LoopThread loop;

    private BoostTail(BoostedPace pace, LoopThread loop) {
        this.pace = pace;
        this.loop = loop;
    }

    /** Follows the topic, on a thread of its own. Needs no broker to be there yet. */
    public static BoostTail start(RoleContext role, String host, Duration own, LongSupplier nanos) {
        BoostedPace pace = new BoostedPace(host, own);
        return new BoostTail(pace, LoopThread.start(apart(role), spec(role), sink(host, pace, nanos)));
    }

    /** Neither the health of the collector nor its life hangs on this loop. */
    private static RoleContext apart(RoleContext role) {
        return new RoleContext(
                role.kafka(),
                role.schemaIds(),
                role.data(),
                role.meters(),
                new Health(),
                role.clock(),
                failure -> LOG.warn(
                        "topic={} cannot be followed, so this host keeps its interval until the next start: {}",
                        Topic.CONTROLS.topicName(),
                        failure.toString()));
    }

    private static LoopSpec<Boost> spec(RoleContext role) {
        return LoopSpec.ofKind(NAME, Topic.CONTROLS, new Tail(Tail.NOTHING), Boost.getClassSchema(), role.schemaIds());
    }

    /** The newest request to this host in each batch is the one that stands; what else the topic carries is left alone. */
    static Sink<Boost> sink(String host, BoostedPace pace, LongSupplier nanos) {
        return batch -> {
            Received<Boost> newest = newestTo(host, batch);
            if (newest != null) {
                follow(newest, batch, pace, nanos.getAsLong());
            }
            return CompletableFuture.completedFuture(batch.next());
        };
    }

    private static @Nullable Received<Boost> newestTo(String host, Batch<Boost> batch) {
        return batch.records().stream()
                .filter(record -> ControlKey.boost(host).equals(record.key()))
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    /** By how much a record arrived before the newest of its batch, so old it is at least, whatever any clock here says. */
    private static void follow(Received<Boost> newest, Batch<Boost> batch, BoostedPace pace, long now) {
        Boost request = newest.value();
        if (request == null) {
            pace.end();
        } else {
            long last = batch.records().stream()
                    .mapToLong(Received::arrivedMillis)
                    .max()
                    .orElse(newest.arrivedMillis());
            pace.ask(request, Duration.ofMillis(last - newest.arrivedMillis()), now);
        }
    }

    @Override
    public long intervalAt(long now) {
        return pace.intervalAt(now);
    }

    @Override
    public void onQuicker(Runnable wake) {
        pace.onQuicker(wake);
    }

    @Override
    public CompletionStage<@Nullable Void> stop() {
        return loop.stop().thenApply(ended -> null);
    }
}
