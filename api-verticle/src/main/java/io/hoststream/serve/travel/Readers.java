package io.hoststream.serve.travel;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.WireDecoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The readers of all travellers, of which there may be so many. Belongs to the travellers' thread. */
public final class Readers {

    private final RoleContext role;
    private final Executor owner;
    private final int most;
    private final Set<ReaderThread> running = new LinkedHashSet<>();
    private int numbered;

    /** Readers that hand what they read to {@code owner}; at most {@code most} at once. */
    public Readers(RoleContext role, Executor owner, int most) {
        this.role = role;
        this.owner = owner;
        this.most = most;
    }

    /** The most that there may be at once. */
    public int most() {
        return most;
    }

    /** One more; empty if there are as many as there may be. */
    public Optional<Reading> open() {
        if (running.size() >= most) {
            return Optional.empty();
        }
        numbered++;
        String name = "serve-travel-" + numbered;
        ReaderThread thread = new ReaderThread(
                () -> KafkaClients.consumer(role.kafka(), name, ""),
                consumer -> new TopicReader(
                        consumer,
                        Topic.SAMPLES.topicName(),
                        new WireDecoder<HostSample>(HostSample.getClassSchema(), role.schemaIds()),
                        owner),
                owner);
        running.add(thread);
        var unused = thread.ended().thenRun(() -> owner.execute(() -> running.remove(thread)));
        thread.start(name);
        return Optional.of(thread);
    }

    /** Ends all of them; completes when their threads have ended. */
    public CompletableFuture<Void> close() {
        List<ReaderThread> all = new ArrayList<>(running);
        all.forEach(ReaderThread::close);
        return CompletableFuture.allOf(all.stream().map(ReaderThread::ended).toArray(CompletableFuture[]::new));
    }
}
