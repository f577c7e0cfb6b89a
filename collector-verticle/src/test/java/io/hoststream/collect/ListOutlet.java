package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is handed; the test decides what becomes of it. */
final class ListOutlet implements SampleOutlet {

    private final List<HostSample> samples = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Long>> stages = new CopyOnWriteArrayList<>();
    private final List<HostInfo> registered = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    List<HostSample> samples() {
        return samples;
    }

    HostSample sample(int index) {
        return samples.get(index);
    }

    List<HostInfo> registered() {
        return registered;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Gives up the sample of that sequence number. */
    void drop(long sequence) {
        stages.get((int) sequence - 1).completeExceptionally(new IllegalStateException("no room"));
    }

    @Override
    public CompletionStage<?> offer(HostSample sample) {
        samples.add(sample);
        CompletableFuture<Long> stage = new CompletableFuture<>();
        stages.add(stage);
        return stage;
    }

    @Override
    public void register(HostInfo info) {
        registered.add(info);
    }

    @Override
    public CompletionStage<?> stop() {
        stopped = true;
        return CompletableFuture.completedStage(null);
    }
}
