package io.hoststream.serve.live;

import io.hoststream.serve.live.SharedFrames.Frame;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One client's share of a channel: which hosts' newest samples it is owed, and how far it was brought with each. Its size
 * depends on the number of hosts and on nothing else.
 */
final class Feed {

    private final Channel channel;
    private final Client client;
    private final LiveMeters meters;
    private final BitSet owed = new BitSet();
    /** Of those that are owed: a sample was owed already when the next one came. */
    private final BitSet late = new BitSet();

    private final BitSet historySent = new BitSet();
    private final BitSet sampleSent = new BitSet();
    /** By host: the revision up to which it was told. */
    private long[] sent = new long[8];
    /** By host: the set of columns that it was told of; 0 for none. */
    private long[] described = new long[8];
    /** By number of a set: the set that was told under it; 0 for none. */
    private long[] sets = new long[4];

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

    /** The host has so many new samples. If the one before was never taken, samples are left out. */
    void mark(int number, long samples) {
        if (number >= sent.length) {
            int larger = Math.max(number + 1, sent.length * 2);
            sent = Arrays.copyOf(sent, larger);
            described = Arrays.copyOf(described, larger);
        }
        if (owed.get(number) && (historySent.get(number) || sampleSent.get(number))) {
            late.set(number);
            meters.conflated(samples);
        }
        owed.set(number);
    }

    /** The host left. */
    void forget(int number) {
        owed.clear(number);
        late.clear(number);
        historySent.clear(number);
        sampleSent.clear(number);
        if (number < sent.length) {
            sent[number] = 0;
            described[number] = 0;
        }
    }

    /** The next frame that the client is owed: columns, then what was before, then what is now; null if it has everything. */
    @Nullable
    String poll() {
        if (owed.isEmpty()) {
            return null;
        }
        String dict = dict();
        if (dict != null) {
            return dict;
        }
        String history = channel.wanted().historySeconds() > 0 ? history() : null;
        return history == null ? data() : history;
    }

    /** The columns of hosts that are owed and not described as they are. Hosts with nothing to show are owed no more. */
    private @Nullable String dict() {
        BitSet hosts = new BitSet();
        BitSet unknown = new BitSet();
        for (int number = owed.nextSetBit(0); number >= 0; number = owed.nextSetBit(number + 1)) {
            Lane lane = channel.lane(number);
            ColumnSet set = lane == null ? null : lane.set();
            if (set == null) {
                owed.clear(number);
            } else if (described[number] != set.serial()) {
                hosts.set(number);
                if (set.number() >= sets.length || sets[set.number()] != set.serial()) {
                    unknown.set(set.number());
                }
            }
        }
        if (hosts.isEmpty()) {
            return null;
        }
        Frame frame = channel.frames().dict(channel, hosts, unknown);
        frame.hosts().stream().forEach(this::describe);
        return frame.text();
    }

    private void describe(int number) {
        ColumnSet set = channel.known(number).set();
        if (set != null) {
            described[number] = set.serial();
            if (set.number() >= sets.length) {
                sets = Arrays.copyOf(sets, Math.max(set.number() + 1, sets.length * 2));
            }
            sets[set.number()] = set.serial();
        }
    }

    private @Nullable String history() {
        for (int number = owed.nextSetBit(0); number >= 0; number = owed.nextSetBit(number + 1)) {
            if (!historySent.get(number) && !sampleSent.get(number)) {
                Lane lane = channel.known(number);
                historySent.set(number);
                late.clear(number);
                sent[number] = lane.revision() - 1;
                return lane.history();
            }
        }
        return null;
    }

    /** Who keeps up gets what others get. */
    private @Nullable String data() {
        BitSet changed = new BitSet();
        BitSet whole = new BitSet();
        boolean keepsUp = true;
        for (int number = owed.nextSetBit(0); number >= 0; number = owed.nextSetBit(number + 1)) {
            Lane lane = channel.known(number);
            boolean first = !sampleSent.get(number);
            if (!first && sent[number] == lane.revision()) {
                owed.clear(number);
                late.clear(number);
            } else if (first) {
                whole.set(number);
                keepsUp &= missed(lane) == 0;
            } else {
                changed.set(number);
                keepsUp &= !late.get(number) && sent[number] == lane.passedOn();
            }
        }
        if (changed.isEmpty() && whole.isEmpty()) {
            return null;
        }
        Frame frame = keepsUp ? channel.frames().data(channel, changed, whole) : own();
        frame.hosts().stream().forEach(this::told);
        return frame.text();
    }

    /** A frame for this client alone, hosts in turn. */
    private Frame own() {
        DataText text = new DataText(channel.wanted().id());
        BitSet left = (BitSet) owed.clone();
        int number = left.nextSetBit(cursor);
        while (!left.isEmpty() && !text.isFull()) {
            number = number < 0 ? left.nextSetBit(0) : number;
            Lane lane = channel.known(number);
            boolean plain = sampleSent.get(number) && !late.get(number);
            text.add(number, plain ? lane.samples(sent[number]) : lane.conflated(missed(lane)));
            left.clear(number);
            cursor = number + 1;
            number = left.nextSetBit(cursor);
        }
        return text.frame();
    }

    /** How many samples before the newest the client did not get, of those that came since it began. */
    private long missed(Lane lane) {
        int number = lane.number();
        boolean began = historySent.get(number) || sampleSent.get(number);
        return began ? lane.revision() - sent[number] - 1 : 0;
    }

    private void told(int number) {
        sampleSent.set(number);
        sent[number] = channel.known(number).revision();
        owed.clear(number);
        late.clear(number);
    }
}
