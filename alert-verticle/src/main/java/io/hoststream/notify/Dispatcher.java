package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Silence;
import io.hoststream.notify.channel.Channel;
import io.hoststream.notify.channel.Channels;
import io.hoststream.notify.channel.Observer;
import io.hoststream.notify.route.Dispatch;
import io.hoststream.notify.route.Links;
import io.hoststream.notify.route.Recipient;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Sink;
import io.hoststream.pipeline.loop.Subscription;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells receivers outside what the routes file says: three loops that read, and a courier for each receiver. */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String NAME = "notify-dispatch";
    private static final String CHECK = "notify-routes";

    private final RoleContext role;
    private final Ledger ledger;
    private final Couriers couriers;
    private final List<LoopThread> loops = new ArrayList<>();

    private Dispatcher(RoleContext role, Desk desk) {
        this.role = role;
        this.ledger = new Ledger(
                () -> KafkaClients.transactionalProducer(role.kafka(), NAME, "hoststream-" + NAME),
                new WireEncoder<>(Notification.getClassSchema(), role.schemaIds()),
                System::nanoTime);
        this.couriers = new Couriers(role, desk, ledger, recipient -> channel(role, recipient));
    }

    /**
     * Starts telling by the routes in a file.
     *
     * @throws io.hoststream.pipeline.settings.SettingsException with every problem of the file, if there are any
     */
    static Dispatcher start(RoleContext role, Path routes, Links links) {
        Desk desk = new Desk(new Dispatch(links, new Random(System.nanoTime())), role.clock(), System::nanoTime);
        Dispatcher dispatcher = new Dispatcher(role, desk);
        RoutingWatch.Parts parts = new RoutingWatch.Parts(
                file -> RoutingFile.read(file, System.getenv()), dispatcher.couriers::use, desk::state);
        RoutingWatch watch = new RoutingWatch(routes, parts, role.health().register(CHECK));
        dispatcher.loops(desk, watch);
        return dispatcher;
    }

    private void loops(Desk desk, RoutingWatch watch) {
        Subscription everything = new Subscription.Tail(Subscription.Tail.EVERYTHING);
        LoopSpec<Silence> silences = LoopSpec.ofKind(
                "notify-silences", Topic.CONTROLS, everything, Silence.getClassSchema(), role.schemaIds());
        start(
                spec("notify-alerts", Topic.ALERTS, everything, AlertEvent.getClassSchema()),
                new AlertFold(desk, watch::look));
        start(silences, new SilenceFold(desk));
        Subscription one = new Subscription.Group("hoststream-" + NAME);
        start(
                spec(NAME, Topic.NOTIFICATIONS, one, Notification.getClassSchema()),
                new LedgerSink(ledger, desk, role.clock()));
    }

    private <R extends SpecificRecord> LoopSpec<R> spec(
            String name, Topic topic, Subscription subscription, Schema schema) {
        return LoopSpec.of(name, topic, subscription, schema, role.schemaIds());
    }

    private <T> void start(LoopSpec<T> spec, Sink<T> sink) {
        loops.add(LoopThread.start(role, spec, sink));
    }

    private static Channel channel(RoleContext role, Recipient recipient) {
        Observer observer = (receiver, failing) -> {
            if (!failing.isEmpty()) {
                LOG.warn("receiver={} took a message, but not all of it did: {}", receiver, failing);
            }
        };
        return Channels.open(recipient.settings(), role.clock(), observer);
    }

    /** Stops reading, which waits a moment for what is under way, and then the couriers. Does not block. */
    CompletionStage<Void> stop() {
        CompletableFuture<?>[] ended =
                loops.stream().map(loop -> loop.stop().toCompletableFuture()).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(ended)
                .thenCompose(ignored -> couriers.stop())
                .whenComplete((ignored, failure) -> {
                    ledger.close();
                    role.health().remove(CHECK);
                });
    }
}
