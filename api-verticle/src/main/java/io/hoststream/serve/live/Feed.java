package io.hoststream.serve.live;

import io.hoststream.serve.live.SharedFrames.Frame;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;
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

    private int cursor;
    private final ToldColumns columns;
    private final Notices notices = new Notices();
    private final Checkpoint checkpoint = new Checkpoint();
    /** What the client had before; null if it began here. */
    private @Nullable Resumption resumption;

    private boolean resuming;

    Feed(Channel channel, Client client, LiveMeters meters) {
        this.channel = channel;
        this.client = client;
        this.meters = meters;
        this.columns = new ToldColumns(channel);
    }

    Channel channel() {
        return channel;
    }

    Client client() {
        return client;
    }

    Notices notices() {
        return notices;
    }

    /** It goes on with what somebody had before; called before it joins its channel. */
    void resume(Resumption from) {
        resumption = from;
        resuming = true;
    }

    /** Whether the client has everything that its channel has. */
    boolean isDone() {
        return owed.isEmpty() && channel.fresh().isEmpty();
    }

    /** Makes a cursor if one is due. */
    void checkpoint(Supplier<Optional<String>> frame, long nowMillis) {
        if (resumption != null) {
            resumption.age();
        }
        if (!resuming && checkpoint.isDue(nowMillis)) {
            BitSet open = channel.fresh();
            open.or(owed);
            frame.get().ifPresent(text -> checkpoint.make(text, open, nowMillis));
            client.pump();
        }
    }

    /** The host has so many new samples. If the one before was never taken, samples are left out. */
    void mark(int number, long samples) {
        if (number >= sent.length) {
            int larger = Math.max(number + 1, sent.length * 2);
            sent = Arrays.copyOf(sent, larger);
        }
        Lane lane = channel.known(number);
        if (resumption != null && !sampleSent.get(number) && resumption.has(lane.host())) {
            // The view is behind what the client has.
            sent[number] = lane.revision();
            return;
        }
        if (owed.get(number) && (historySent.get(number) || sampleSent.get(number))) {
            late.set(number);
            meters.conflated(samples);
        }
        owed.set(number);
    }

    /** The host left. */
    void forget(int number) {
        checkpoint.forget(number);
        columns.forget(number);
        owed.clear(number);
        late.clear(number);
        historySent.clear(number);
        sampleSent.clear(number);
        if (number < sent.length) {
            sent[number] = 0;
        }
    }

    /** The next frame that the client is owed: columns, then what was before, then what is now; null if it has everything. */
    @Nullable
    String poll() {
        String notice = notices.poll();
        String told = notice == null ? checkpoint.poll() : notice;
        return told == null ? samples() : told;
    }

    private @Nullable String samples() {
        String dict = owed.isEmpty() ? null : dict();
        if (dict != null) {
            return dict;
        }
        String history = history();
        if (history != null) {
            return history;
        }
        if (resuming && resumption != null) {
            resuming = false;
            checkpoint.brought();
            return resumption.told() ? resumption.resumed() : samples();
        }
        return owed.isEmpty() ? null : data();
    }

    /** The columns of hosts that are owed and not described as they are. Hosts with nothing to show are owed no more. */
    private @Nullable String dict() {
        for (int number = owed.nextSetBit(0); number >= 0; number = owed.nextSetBit(number + 1)) {
            Lane lane = channel.lane(number);
            if (lane == null || lane.set() == null) {
                owed.clear(number);
                checkpoint.forget(number);
            }
        }
        return columns.dict(owed);
    }

    private @Nullable String history() {
        for (int number = owed.nextSetBit(0); number >= 0; number = owed.nextSetBit(number + 1)) {
            String frame = history(channel.known(number));
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    private @Nullable String history(Lane lane) {
        int number = lane.number();
        boolean begun = historySent.get(number) || sampleSent.get(number);
        if (resumption != null && (!begun || resumption.isBurst(lane, lane.revision() - sent[number]))) {
            return missed(lane, resumption);
        }
        if (begun || channel.wanted().historySeconds() == 0) {
            return null;
        }
        historySent.set(number);
        late.clear(number);
        sent[number] = lane.revision() - 1;
        return lane.history();
    }

    /** A host that the client had before goes on where it was, the newest sample included. */
    private @Nullable String missed(Lane lane, Resumption from) {
        String gap = from.gap(lane);
        String frame = gap == null ? from.rows(lane) : gap;
        if (frame == null) {
            told(lane.number());
        }
        return frame;
    }

    /** Who keeps up gets what others get. */
    private @Nullable String data() {
        BitSet changed = new BitSet();
        BitSet whole = new BitSet();
        boolean keepsUp = true;
        for (int number = owed.nextSetBit(0); number >= 0; number = owed.nextSetBit(number + 1)) {
            Lane lane = channel.known(number);
            if (sampleSent.get(number) && sent[number] == lane.revision()) {
                settled(number);
            } else if (!sampleSent.get(number)) {
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
        return historySent.get(number) || sampleSent.get(number) ? lane.revision() - sent[number] - 1 : 0;
    }

    private void told(int number) {
        sampleSent.set(number);
        sent[number] = channel.known(number).revision();
        if (resumption != null) {
            resumption.told(channel.known(number));
        }
        settled(number);
    }

    private void settled(int number) {
        owed.clear(number);
        late.clear(number);
        checkpoint.told(number);
    }
}
