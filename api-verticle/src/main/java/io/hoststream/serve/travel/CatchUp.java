package io.hoststream.serve.travel;

import io.hoststream.serve.travel.Start.AtOffsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;

/**
 * Brings what a client has missed from the topic, up to where memory goes on, within bounds of rows, values, bytes and time. Belongs to
 * one thread; knows no clock.
 */
public final class CatchUp implements Leg.Listener {

    /** Why something cannot be brought. */
    public enum Lack {
        /** The topic does not have it any more, or is another one. */
        TOO_OLD("too_old"),
        /** It is more than a client is brought. */
        TOO_MUCH("too_much"),
        /** The topic cannot be read. */
        UNREADABLE("unreadable");

        private final String text;

        Lack(String text) {
            this.text = text;
        }

        /** Its name for clients. */
        public String text() {
            return text;
        }
    }

    /**
     * How much is brought at most.
     *
     * @param rows samples
     * @param values of them in memory
     * @param bytes of them on the topic
     * @param millis time that it may take
     */
    public record Bounds(int rows, long values, long bytes, long millis) {

        /** What a client is brought at most. */
        public static final Bounds STANDARD = new Bounds(50_000, 2_000_000, 64L << 20, 20_000);
    }

    /** Where it goes. */
    public interface Receiver {

        /** How many values it would hold with one more sample, about. */
        long holding(Placed sample);

        /** One more sample; those of a host come in order. */
        void bring(Placed sample);

        /**
         * That is all.
         *
         * @param reached the offset below which everything was brought, by partition
         * @param tooOld the partitions of which the topic no longer has what was asked for
         * @param lack why it ended early; empty if it did not
         */
        void done(SortedMap<Integer, Long> reached, SortedSet<Integer> tooOld, Optional<Lack> lack);
    }

    private final Receiver receiver;
    private final IntToLongFunction goal;
    private final Bounds bounds;
    private final Backlog backlog = new Backlog(Leg.READ_AHEAD_BYTES);
    private final SortedMap<Integer, Long> reached;
    private final SortedSet<Integer> tooOld = new TreeSet<>();
    private int rows;
    private long bytes;
    private long spentMillis;
    private boolean located;
    private boolean over;

    /** Brings what follows these offsets; {@code goal} says from where on memory has everything of a partition. */
    public CatchUp(Map<Integer, Long> from, IntToLongFunction goal, Bounds bounds, Receiver receiver) {
        this.reached = new TreeMap<>(from);
        this.goal = goal;
        this.bounds = bounds;
        this.receiver = receiver;
    }

    /** Has the topic read. */
    public void start(Reading reading, Predicate<String> hosts) {
        reading.begin(new Leg(
                new AtOffsets(reached),
                Optional.of(Collections.unmodifiableSet(new TreeSet<>(reached.keySet()))),
                hosts,
                backlog,
                this));
    }

    /** So much time went by. */
    public void pass(long millis) {
        spentMillis += millis;
        if (spentMillis >= bounds.millis()) {
            finish(Optional.of(located ? Lack.TOO_MUCH : Lack.UNREADABLE));
        }
    }

    @Override
    public void located(Located where) {
        if (over || located) {
            return;
        }
        located = true;
        reached.replaceAll((partition, from) -> {
            long oldest = where.oldest().getOrDefault(partition, 0L);
            long end = where.ends().getOrDefault(partition, 0L);
            if (from < oldest || from > end) {
                tooOld.add(partition);
            }
            return from > end ? end : Math.max(from, oldest);
        });
        finishIfDone();
    }

    @Override
    public void read(Chunk chunk) {
        if (over) {
            return;
        }
        for (Placed each : chunk.samples()) {
            backlog.take(chunk.partition(), each.bytes());
            if (!over && each.arrival().offset() >= reached.getOrDefault(chunk.partition(), Long.MAX_VALUE)) {
                take(each);
            }
        }
        if (!over) {
            reached.computeIfPresent(chunk.partition(), (partition, before) -> Math.max(before, chunk.next()));
            finishIfDone();
        }
    }

    @Override
    public void unreachable(String why) {
        if (!over) {
            finish(Optional.of(Lack.UNREADABLE));
        }
    }

    private void take(Placed sample) {
        if (receiver.holding(sample) > bounds.values()) {
            finish(Optional.of(Lack.TOO_MUCH));
            return;
        }
        receiver.bring(sample);
        reached.put(sample.arrival().partition(), sample.arrival().offset() + 1);
        rows++;
        bytes += sample.bytes();
        if (rows >= bounds.rows() || bytes >= bounds.bytes()) {
            finish(Optional.of(Lack.TOO_MUCH));
        }
    }

    private void finishIfDone() {
        boolean all = reached.entrySet().stream().allMatch(each -> each.getValue() >= goal.applyAsLong(each.getKey()));
        if (all) {
            finish(Optional.empty());
        }
    }

    private void finish(Optional<Lack> lack) {
        if (!over) {
            over = true;
            receiver.done(reached, tooOld, lack);
        }
    }
}
