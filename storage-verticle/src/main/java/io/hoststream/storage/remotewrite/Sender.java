package io.hoststream.storage.remotewrite;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Subscription.Group;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import java.net.http.HttpClient;
import java.util.concurrent.CompletionStage;

/** Everything that sends to one receiver: a loop with a consumer group of its own, so that no target waits for another. */
final class Sender {

    private final RoleContext role;
    private final Target target;
    private final LoopThread loop;

    private Sender(RoleContext role, Target target, LoopThread loop) {
        this.role = role;
        this.target = target;
        this.loop = loop;
    }

    static Sender start(
            RoleContext role, RemoteWriteSettings settings, WriteForm form, HttpClient client, Target target) {
        TargetMeters meters = new TargetMeters(role.meters(), target.name(), role.clock());
        Standing standing =
                new Standing(target, role.health().register(nameOf(target) + "-answers"), meters, System::nanoTime);
        Receiver http = new HttpReceiver(client, target, settings.timeout());
        Receiver gate =
                new Gate(new TimedReceiver(http, meters, System::nanoTime), settings.concurrency(), System::nanoTime);
        RemoteWriteSink sink = new RemoteWriteSink(form, gate, standing, System::nanoTime);
        LoopSpec<HostSample> spec = LoopSpec.of(
                nameOf(target),
                Topic.SAMPLES,
                new Group(settings.groupOf(target)),
                HostSample.getClassSchema(),
                role.schemaIds());
        return new Sender(role, target, LoopThread.start(role, spec, sink));
    }

    CompletionStage<Void> stop() {
        return loop.stop().whenComplete((stopped, failure) -> role.health().remove(nameOf(target) + "-answers"));
    }

    private static String nameOf(Target target) {
        return "remote-write-" + target.name();
    }
}
