package io.hoststream.serve;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostGroups;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Silence;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import io.hoststream.pipeline.loop.Subscription.Tail;
import io.hoststream.pipeline.publish.Publisher;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.ControlKey;
import io.hoststream.schema.topic.Topic;
import io.hoststream.serve.inventory.InventoryTopics;
import io.hoststream.serve.outlook.Outlooks;
import io.hoststream.serve.silence.SilenceTopic;
import io.hoststream.serve.view.Arrival;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The loops that feed a view, and the ways on which changes go out: every instance sees everything, from as far back as the view reaches. */
final class ViewFeeds {

    /** An alert may have been firing for as long as the topic keeps its last change. */
    private static final Duration ALERTS_LOOK_BACK = Tail.EVERYTHING;

    private static final long JUST_NOW_MILLIS = 10_000;

    private final RoleContext role;
    private final Context owner;
    private final LiveView view;
    private final Outlooks outlooks = new Outlooks();
    private final long startMillis;
    private final List<LoopThread> loops = new ArrayList<>();
    private final List<Publisher<?>> publishers = new CopyOnWriteArrayList<>();

    /** Feeds for a view that belongs to {@code owner}. */
    ViewFeeds(RoleContext role, Context owner, LiveView view) {
        this.role = role;
        this.owner = owner;
        this.view = view;
        this.startMillis = role.clock().millis();
    }

    /** Starts the loops; blocks while consumers are made. */
    void start(Duration window) {
        loops.add(loop("serve-hosts", Topic.HOSTS, Tail.EVERYTHING, HostInfo.getClassSchema(), anywhere(this::host)));
        loops.add(loop(
                "serve-alerts", Topic.ALERTS, ALERTS_LOOK_BACK, AlertEvent.getClassSchema(), anywhere(this::alert)));
        loops.add(controls("serve-silences", Silence.getClassSchema(), this::silence));
        loops.add(controls("serve-groups", HostGroups.getClassSchema(), this::groups));
        loops.add(loop(
                "serve-outlooks",
                Topic.BASELINES,
                Tail.EVERYTHING,
                HostWatch.getClassSchema(),
                anywhere(this::learned)));
        loops.add(loop("serve-samples", Topic.SAMPLES, window, HostSample.getClassSchema(), this::sample));
    }

    /** What role alert has learned; belongs to the owner of the view. */
    Outlooks outlooks() {
        return outlooks;
    }

    /** The way onto the topic of controls; needs no broker to be there yet. Blocks while a producer is made. */
    SilenceTopic openSilences() {
        Publisher<Silence> opened = open(Topic.CONTROLS, Silence.getClassSchema());
        return opened::publish;
    }

    /** The ways for changes of groups and of the inventory; need no broker to be there yet. Blocks while producers are made. */
    InventoryTopics openInventory() {
        Publisher<HostGroups> groups = open(Topic.CONTROLS, HostGroups.getClassSchema());
        Publisher<HostInfo> hosts = open(Topic.HOSTS, HostInfo.getClassSchema());
        return new InventoryTopics(
                assigned -> groups.publish(ControlKey.groups(assigned.getHost()), assigned),
                host -> hosts.publish(host, null));
    }

    private <T extends SpecificRecord> Publisher<T> open(Topic topic, Schema schema) {
        Publisher<T> opened = Publisher.open(role, topic, schema);
        publishers.add(opened);
        return opened;
    }

    /** Stops the loops, and sends what waits up to 3 s; completes when the threads have ended. */
    Future<?> stop() {
        List<Future<Void>> stops = new ArrayList<>();
        loops.forEach(loop -> stops.add(Future.fromCompletionStage(loop.stop(), owner)));
        publishers.forEach(opened -> stops.add(Future.fromCompletionStage(opened.stop(), owner)));
        return Future.join(stops);
    }

    private <T extends SpecificRecord> LoopThread loop(
            String name, Topic topic, Duration lookBack, Schema schema, ObjIntConsumer<Received<T>> apply) {
        LoopSpec<T> spec = LoopSpec.of(name, topic, new Tail(lookBack), schema, role.schemaIds());
        Sink<T> sink =
                new Handover<>(owner, apply, () -> view.settle(role.clock().millis()));
        return LoopThread.start(role, spec, sink);
    }

    /** For records of which it does not matter in which partition they were. */
    private static <T> ObjIntConsumer<Received<T>> anywhere(Consumer<Received<T>> apply) {
        return (received, partition) -> apply.accept(received);
    }

    /** Of the records of one kind; tombstones are of any, and their keys tell. */
    private <T extends SpecificRecord> LoopThread controls(String name, Schema kind, Consumer<Received<T>> apply) {
        LoopSpec<T> spec = LoopSpec.ofKind(name, Topic.CONTROLS, new Tail(Tail.EVERYTHING), kind, role.schemaIds());
        Sink<T> sink = new Handover<>(
                owner, anywhere(apply), () -> view.settle(role.clock().millis()));
        return LoopThread.start(role, spec, sink);
    }

    private void groups(Received<HostGroups> received) {
        ControlKey.groupedHost(received.key()).ifPresent(host -> view.assign(host, received.value()));
    }

    private void silence(Received<Silence> received) {
        ControlKey.silenceId(received.key()).ifPresent(id -> {
            if (received.arrivedMillis() < startMillis - JUST_NOW_MILLIS) {
                view.replay(id, received.value());
            } else {
                view.apply(id, received.value());
            }
        });
    }

    private void sample(Received<HostSample> received, int partition) {
        Arrival arrival = new Arrival(partition, received.offset(), received.arrivedMillis());
        view.apply(Objects.requireNonNull(received.value()), arrival);
    }

    private void alert(Received<AlertEvent> received) {
        AlertEvent event = Objects.requireNonNull(received.value());
        if (received.arrivedMillis() < startMillis - JUST_NOW_MILLIS) {
            view.replay(event);
        } else {
            view.apply(event);
        }
    }

    private void learned(Received<HostWatch> received) {
        if (received.key() != null) {
            outlooks.apply(received.key(), received.value());
        }
    }

    private void host(Received<HostInfo> received) {
        HostInfo info = received.value();
        if (info != null) {
            view.register(info, received.arrivedMillis());
        } else if (received.key() != null) {
            view.remove(received.key(), received.arrivedMillis());
        }
    }
}
