package io.hoststream.serve.live;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The frames of a channel that several clients are owed at the same moment, each put together once. */
final class SharedFrames {

    private static final int MOST = 32;

    /**
     * A frame, and which hosts and sets of columns it tells of.
     *
     * @param text the frame
     * @param hosts the numbers of the hosts
     * @param sets the numbers of the sets
     */
    record Frame(String text, BitSet hosts, BitSet sets) {}

    private record Key(boolean dict, BitSet first, BitSet second) {}

    private final String id;
    private final Map<Key, Frame> made = new HashMap<>();

    SharedFrames(String id) {
        this.id = id;
    }

    /** Something changed: what was put together is old. */
    void expire() {
        if (!made.isEmpty()) {
            made.clear();
        }
    }

    /** The columns of hosts, as far as they fit; {@code unknown} sets are told as well. */
    Frame dict(Channel channel, BitSet hosts, BitSet unknown) {
        return make(new Key(true, hosts, unknown), () -> {
            DictText text = new DictText(id);
            for (int number = hosts.nextSetBit(0); number >= 0; number = hosts.nextSetBit(number + 1)) {
                text.add(channel.known(number), unknown);
                if (text.isFull()) {
                    break;
                }
            }
            return text.frame();
        });
    }

    /** The newest samples of hosts, as far as they fit: what came since the last time, or all that is known of the host. */
    Frame data(Channel channel, BitSet changed, BitSet whole) {
        return make(new Key(false, changed, whole), () -> {
            DataText text = new DataText(id);
            for (int number = next(changed, whole, 0); number >= 0; number = next(changed, whole, number + 1)) {
                Lane lane = channel.known(number);
                text.add(number, whole.get(number) ? lane.conflated(0) : lane.samples(lane.passedOn()));
                if (text.isFull()) {
                    break;
                }
            }
            return text.frame();
        });
    }

    private Frame make(Key key, Supplier<Frame> maker) {
        @Nullable Frame known = made.get(key);
        if (known != null) {
            return known;
        }
        if (made.size() >= MOST) {
            made.clear();
        }
        Frame frame = maker.get();
        made.put(key, frame);
        return frame;
    }

    private static int next(BitSet a, BitSet b, int from) {
        int inA = a.nextSetBit(from);
        int inB = b.nextSetBit(from);
        return inA < 0 || (inB >= 0 && inB < inA) ? inB : inA;
    }
}
