package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.SequenceRange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is handed; the test decides what becomes of it. */
final class ListOutlet implements SampleOutlet {

    private final List<HostSample> samples = new CopyOnWriteArrayList<>();
    private final List<SequenceRange> dropped = new CopyOnWriteArrayList<>();
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

    /** These were given up. */
    void drop(SequenceRange range) {
        dropped.add(range);
    }

    @Override
    public List<SequenceRange> takeDropped() {
        List<SequenceRange> taken = List.copyOf(dropped);
        dropped.clear();
        return taken;
    }

    @Override
    public void offer(HostSample sample) {
        samples.add(sample);
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
