package io.hoststream.storage.export;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Sink;
import io.hoststream.pipeline.loop.Subscription.Tail;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Role export: every instance reads the whole topic and offers the newest values of all hosts. */
public final class ExportVerticle extends VerticleBase {

    /** Far enough back to find every host and the families that are read once a minute. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(3);

    private final RoleContext role;
    private final ExportSettings settings;
    private final PrometheusRegistry own;
    private final List<LoopThread> loops = new ArrayList<>();
    private @Nullable ScrapeEndpoint endpoint;

    /** The role; {@code own} holds the process's own metrics, which are part of the same answer. */
    public ExportVerticle(RoleContext role, ExportSettings settings, PrometheusRegistry own) {
        this.role = role;
        this.settings = settings;
        this.own = own;
    }

    @Override
    public Future<?> start() {
        ScrapeEndpoint made = new ScrapeEndpoint(vertx, settings, own, role.meters(), role.clock());
        endpoint = made;
        return made.listen().compose(port -> vertx.executeBlocking(() -> startLoops(made)));
    }

    private boolean startLoops(ScrapeEndpoint to) {
        loops.add(loop("export-hosts", Topic.HOSTS, Tail.EVERYTHING, HostInfo.getClassSchema(), to.hosts()));
        return loops.add(loop("export", Topic.SAMPLES, LOOK_BACK, HostSample.getClassSchema(), to.samples()));
    }

    private <T extends SpecificRecord> LoopThread loop(
            String name, Topic topic, Duration lookBack, Schema schema, Sink<T> sink) {
        return LoopThread.start(role, LoopSpec.<T>of(name, topic, new Tail(lookBack), schema, role.schemaIds()), sink);
    }

    @Override
    public Future<?> stop() {
        List<Future<?>> stops = new ArrayList<>();
        loops.forEach(loop -> stops.add(Future.fromCompletionStage(loop.stop(), context)));
        if (endpoint != null) {
            stops.add(endpoint.close());
        }
        return Future.join(stops);
    }
}
