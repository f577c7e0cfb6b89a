package io.hoststream.alert.engine;

import io.hoststream.alert.learn.Restored;
import io.hoststream.alert.rule.Signal;
import io.hoststream.avro.Learned;
import io.hoststream.schema.metric.Device;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What was learned for one rule of the devices of one host. Devices mostly come in the order in which they came before. */
final class SeriesLessons {

    /** Devices whose values are learned; past it the one that was not seen for longest is forgotten. */
    static final int MOST = 512;

    /** What was learned of a device that was not seen for so long is forgotten; event time, milliseconds. */
    private static final long UNSEEN = Duration.ofDays(14).toMillis();

    /** What was learned of one device. */
    static final class Entry {

        private final Device device;
        private final Learner learner;
        private long last = Long.MIN_VALUE;

        Entry(Device device, Learner learner) {
            this.device = device;
            this.learner = learner;
        }

        Device device() {
            return device;
        }

        Learner learner() {
            return learner;
        }

        /** Event time of the last value that was learned, in milliseconds since 1970; smallest for none. */
        long last() {
            return last;
        }

        /** What is held against the limits; NaN where nothing can be said. */
        double signal(long time, double value) {
            return learner.signal(last, time, value);
        }

        /** Takes the value in. */
        void learn(long time, double value) {
            learner.learn(time, value);
            last = time;
        }
    }

    private final List<Entry> entries = new ArrayList<>(1);
    private int next;

    /** Those that are not too old at that event time. */
    List<Entry> entries(long time) {
        return entries.stream().filter(entry -> entry.last() >= time - UNSEEN).toList();
    }

    /** What was learned of that device; made if there is nothing yet, or nothing that is not too old. */
    Entry of(Device device, Signal signal, long time) {
        for (int tried = 0; tried < entries.size(); tried++) {
            int at = next < entries.size() ? next : 0;
            Entry entry = entries.get(at);
            next = at + 1;
            if (entry.device().equals(device)) {
                if (entry.last() >= time - UNSEEN) {
                    return entry;
                }
                entries.remove(at);
                return add(device, signal);
            }
        }
        return add(device, signal);
    }

    private Entry add(Device device, Signal signal) {
        if (entries.size() >= MOST) {
            entries.remove(
                    entries.stream().min(Comparator.comparingLong(Entry::last)).orElseThrow());
        }
        Entry made = new Entry(device, Objects.requireNonNull(Watched.learner(signal), "a signal that is learned for"));
        entries.add(made);
        return made;
    }

    /** Takes over what a record says of a device. */
    Restored restore(Device device, Signal signal, Learned from) {
        Entry made = add(device, signal);
        ByteBuffer state = from.getState().duplicate();
        byte[] bytes = new byte[state.remaining()];
        state.get(bytes);
        Restored how = made.learner().restore(bytes);
        if (how == Restored.WHOLE) {
            made.last = from.getTime().toEpochMilli();
        }
        return how;
    }
}
