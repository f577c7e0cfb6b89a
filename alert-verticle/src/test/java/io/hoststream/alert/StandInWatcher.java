package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.pipeline.loop.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes an event of every sample whose sequence is a multiple of ten, and stores a state with it. */
final class StandInWatcher implements Watcher {

    final List<HostWatch> restored = new ArrayList<>();
    final List<Long> relearned = new ArrayList<>();
    final List<Boolean> live = new ArrayList<>();
    final List<List<Instant>> quiet = new ArrayList<>();
    final List<HostWatch> changed = new ArrayList<>();
    final List<HostWatch> learned = new ArrayList<>();

    /** What silence makes, once. */
    final List<AlertEvent> silence = new ArrayList<>();

    /** How far it has to read back. */
    long back;

    private long values;

    @Override
    public void restore(HostWatch watch) {
        restored.add(watch);
    }

    @Override
    public List<AlertEvent> evaluate(
            Received<HostSample> received, HostSample sample, boolean isLive, boolean relearn) {
        values++;
        live.add(isLive);
        if (relearn) {
            relearned.add(received.offset());
            return List.of();
        }
        if (sample.getSequence() % 10 != 0) {
            return List.of();
        }
        changed.add(Records.watch(sample.getHost(), received.offset()));
        return List.of(Records.event(sample.getHost(), AlertState.FIRING, received.offset()));
    }

    @Override
    public List<AlertEvent> quietUntil(Instant now, Instant hearingSince) {
        quiet.add(List.of(now, hearingSince));
        return take(silence);
    }

    private static <T> List<T> take(List<T> from) {
        List<T> taken = List.copyOf(from);
        from.clear();
        return taken;
    }

    @Override
    public List<HostWatch> takeChanged() {
        return take(changed);
    }

    @Override
    public List<HostWatch> takeLearned(Instant now) {
        return take(learned);
    }

    @Override
    public List<HostWatch> takeAll() {
        return List.of(Records.watch("all", 1));
    }

    @Override
    public long relearnFrom(long committed) {
        return committed - back;
    }

    @Override
    public long values() {
        return values;
    }

    @Override
    public long repeats() {
        return 0;
    }

    @Override
    public int active() {
        return 1;
    }
}
