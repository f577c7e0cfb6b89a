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
    private final SeriesTable table = new SeriesTable();
    private final Inventory inventory = new Inventory();
    private final List<LoopThread> loops = new ArrayList<>();
    private @Nullable Renders renders;

    /** The role; {@code own} holds the process's own metrics, which are part of the same answer. */
    public ExportVerticle(RoleContext role, ExportSettings settings, PrometheusRegistry own) {
        this.role = role;
        this.settings = settings;
        this.own = own;
    }

    /** Vert.x closes the server itself when the verticle is undeployed. */
    @Override
    public Future<?> start() {
        CustomRefusals refusals = new CustomRefusals(role.meters());
        ScrapeMeters meters = new ScrapeMeters(role.meters());
        Renderer renderer = new Renderer(table, inventory, settings, own, refusals);
        Renders made = new Renders(vertx, renderer, role.clock()::millis, meters);
        renders = made;
        return new ScrapeServer(vertx, settings, made, meters)
                .listen()
                .compose(server -> vertx.executeBlocking(this::startLoops));
    }

    private Void startLoops() {
        loops.add(loop("export-hosts", Topic.HOSTS, Tail.EVERYTHING, HostInfo.getClassSchema(), inventory));
        Sink<HostSample> sink = new ExportSink(table, settings.forgetAfter());
        loops.add(loop("export", Topic.SAMPLES, LOOK_BACK, HostSample.getClassSchema(), sink));
        return null;
    }

    private <T extends SpecificRecord> LoopThread loop(
            String name, Topic topic, Duration lookBack, Schema schema, Sink<T> sink) {
        return LoopThread.start(
                role, LoopSpec.<T>of(name, topic, new Tail(lookBack), schema, role.schemaIds()), sink);
    }

    @Override
    public Future<?> stop() {
        List<Future<?>> stops = new ArrayList<>();
        loops.forEach(loop -> stops.add(Future.fromCompletionStage(loop.stop(), context)));
        if (renders != null) {
            stops.add(renders.close());
        }
        return Future.join(stops);
    }
}
