package io.hoststream.serve.live;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One client's share of a channel: which hosts' newest samples it is owed. Its size depends on the number of hosts and on
 * nothing else.
 */
final class Feed {

    private final Channel channel;
    private final Client client;
    private final LiveMeters meters;
    private final BitSet owed = new BitSet();
    private final BitSet historySent = new BitSet();
    private final BitSet sampleSent = new BitSet();
    private int[] columnsSent = new int[8];
    private int[] skipped = new int[8];
    private int cursor;

    Feed(Channel channel, Client client, LiveMeters meters) {
        this.channel = channel;
        this.client = client;
        this.meters = meters;
    }

    Channel channel() {
        return channel;
    }

    Client client() {
        return client;
    }

    /** The host has a new sample. If the one before was never taken, it is skipped. */
    void mark(int number) {
        if (number >= skipped.length) {
            int larger = Math.max(number + 1, skipped.length * 2);
            skipped = Arrays.copyOf(skipped, larger);
            columnsSent = Arrays.copyOf(columnsSent, larger);
        }
        if (owed.get(number) && (historySent.get(number) || sampleSent.get(number))) {
            skipped[number]++;
            meters.conflated();
        }
        owed.set(number);
    }

    /** The host left. */
    void forget(int number) {
        owed.clear(number);
        historySent.clear(number);
        sampleSent.clear(number);
        if (number < skipped.length) {
            skipped[number] = 0;
            columnsSent[number] = 0;
        }
    }

    /** The next frame that the client is owed, hosts in turn; null if it has everything. */
    @Nullable
    String poll() {
        for (int number = next(); number >= 0; number = next()) {
            Lane lane = channel.lane(number);
            if (lane != null && lane.hasColumns()) {
                return frame(lane, number);
            }
            owed.clear(number);
        }
        return null;
    }

    private int next() {
        int number = owed.nextSetBit(cursor);
        return number >= 0 ? number : owed.nextSetBit(0);
    }

    /** A host takes up to three frames: what its columns are, what was before, and what is now. */
    private String frame(Lane lane, int number) {
        cursor = number;
        if (columnsSent[number] != lane.columnsVersion()) {
            columnsSent[number] = lane.columnsVersion();
            return lane.dict();
        }
        boolean first = !sampleSent.get(number);
        if (first && !historySent.get(number) && channel.wanted().subscription().historySeconds() > 0) {
            historySent.set(number);
            return lane.history();
        }
        int missed = skipped[number];
        skipped[number] = 0;
        sampleSent.set(number);
        owed.clear(number);
        cursor = number + 1;
        return first || missed > 0 ? lane.snapshot(missed) : lane.sample();
    }
}
