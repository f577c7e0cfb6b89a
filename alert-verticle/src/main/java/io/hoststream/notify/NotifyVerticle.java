package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.notify.route.Links;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Subscription;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Role notify: tells people of every state change of an alert. */
public final class NotifyVerticle extends VerticleBase {

    private static final String NAME = "notify";

    private final RoleContext role;
    private final NotifySettings settings;
    private final PrintStream console;
    private final List<LaneThread> threads = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();
    private @Nullable LoopThread loop;
    private @Nullable Dispatcher dispatcher;

    /** Tells with these settings; {@code console} is where lines for people go and should take UTF-8. */
    public NotifyVerticle(RoleContext role, NotifySettings settings, PrintStream console) {
        this.role = role;
        this.settings = settings;
        this.console = console;
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(() -> {
            List<Lane> lanes = lanes();
            lanes.forEach(lane -> threads.add(LaneThread.start(lane, System::nanoTime, role.fatal())));
            NotifySink sink = new NotifySink(lanes, settings.backlogAfter(), role.clock());
            settings.routes().ifPresent(file -> {
                dispatcher = Dispatcher.start(role, file, new Links(settings.pageUrl()));
            });
            loop = LoopThread.start(role, spec(), sink);
            return null;
        });
    }

    private List<Lane> lanes() throws IOException {
        List<Lane> lanes = new ArrayList<>();
        if (settings.console()) {
            boolean colours = Terminal.colours(settings.colours(), System.getenv(), Terminal::isStandardOutput);
            lanes.add(lane(new ConsoleReceiver(console, colours), new Told()));
        }
        AlertLog log = AlertLog.open(role.data(), settings);
        lanes.add(lane(log, log.recall()));
        return lanes;
    }

    private Lane lane(Receiver receiver, Told told) {
        String check = NAME + "-" + receiver.name();
        checks.add(check);
        return new Lane(receiver, told, role.health().register(check), role.meters());
    }

    private LoopSpec<AlertEvent> spec() {
        Subscription group = new Subscription.Group("hoststream-" + NAME);
        return LoopSpec.of(NAME, Topic.ALERTS, group, AlertEvent.getClassSchema(), role.schemaIds());
    }

    @Override
    public Future<?> stop() {
        Future<?> left = loop == null ? Future.succeededFuture() : Future.fromCompletionStage(loop.stop(), context);
        Future<?> silent =
                dispatcher == null ? Future.succeededFuture() : Future.fromCompletionStage(dispatcher.stop(), context);
        return Future.join(left, silent)
                .compose(ignored -> Future.join(threads.stream()
                        .map(thread -> Future.fromCompletionStage(thread.stop(), context))
                        .toList()))
                .onComplete(ended -> checks.forEach(role.health()::remove));
    }
}
