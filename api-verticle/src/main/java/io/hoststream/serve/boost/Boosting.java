package io.hoststream.serve.boost;

import io.hoststream.avro.Boost;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Sink;
import io.hoststream.pipeline.loop.Subscription.Tail;
import io.hoststream.pipeline.publish.Publisher;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.hoststream.serve.view.HostView;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A booster with its way onto the topic of controls, and a loop that reads there what other servers take back. Belongs to
 * the view's event loop.
 */
public final class Boosting {

    private static final Logger LOG = LoggerFactory.getLogger(Boosting.class);
    private static final String NAME = "serve-controls";

    private final Context owner;
    private final Booster booster;
    private final Publisher<Boost> publisher;
    private final LoopThread loop;

    private Boosting(Context owner, Booster booster, Publisher<Boost> publisher, LoopThread loop) {
        this.owner = owner;
        this.booster = booster;
        this.publisher = publisher;
        this.loop = loop;
    }

    /**
     * Starts it for an event loop. Blocks for a moment; needs no broker to be there yet.
     *
     * @param interval what is asked for
     * @param mostHosts how many hosts are asked at once at the most
     */
    public static Boosting start(RoleContext role, Context owner, Duration interval, int mostHosts) {
        AtomicInteger boosted = new AtomicInteger();
        Gauge.builder("hoststream.serve.boosted", boosted, AtomicInteger::get)
                .description("Hosts that are asked for quicker samples because somebody watches them")
                .register(role.meters());
        Publisher<Boost> publisher = Publisher.open(role, Topic.CONTROLS, Boost.getClassSchema());
        Booster booster = new Booster(
                (key, request) -> publish(publisher, key, request), interval, mostHosts, role.clock(), boosted);
        LoopSpec<Boost> spec =
                LoopSpec.ofKind(NAME, Topic.CONTROLS, new Tail(Tail.NOTHING), Boost.getClassSchema(), role.schemaIds());
        return new Boosting(owner, booster, publisher, LoopThread.start(role, spec, sink(owner, booster)));
    }

    private static void publish(Publisher<Boost> publisher, String key, @Nullable Boost request) {
        publisher.publish(key, request).whenComplete((offset, failure) -> {
            if (failure != null) {
                LOG.debug("key={} a request was not taken: {}", key, failure.toString());
            }
        });
    }

    private static Sink<Boost> sink(Context owner, Booster booster) {
        return batch -> {
            CompletableFuture<Long> done = new CompletableFuture<>();
            owner.runOnContext(now -> hear(booster, batch, done));
            return done;
        };
    }

    private static void hear(Booster booster, Batch<Boost> batch, CompletableFuture<Long> done) {
        batch.records().forEach(booster::heard);
        done.complete(batch.next());
    }

    /**
     * To be called about once a second.
     *
     * @param watched the hosts that somebody watches by name
     * @param nowMillis the monotonic clock; milliseconds
     */
    public void watch(Collection<HostView> watched, long nowMillis) {
        booster.watch(watched, nowMillis);
    }

    /** Takes every request back and lets that go out, up to 3 s. Does not block. */
    public Future<?> stop() {
        booster.watch(Set.of(), 0);
        return Future.join(
                Future.fromCompletionStage(publisher.stop(), owner), Future.fromCompletionStage(loop.stop(), owner));
    }
}
