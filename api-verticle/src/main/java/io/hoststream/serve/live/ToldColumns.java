package io.hoststream.serve.live;

import io.hoststream.serve.live.SharedFrames.Frame;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Which columns a client was told of, and under which numbers. */
final class ToldColumns {

    private final Channel channel;
    /** By host: the set of columns that it was told of; 0 for none. */
    private long[] described = new long[8];
    /** By number of a set: the set that was told under it; 0 for none. */
    private long[] sets = new long[4];

    ToldColumns(Channel channel) {
        this.channel = channel;
    }

    void forget(int number) {
        if (number < described.length) {
            described[number] = 0;
        }
    }

    /** The columns of those of some hosts that are not described as they are; null if all are. */
    @Nullable
    String dict(BitSet of) {
        BitSet hosts = new BitSet();
        BitSet unknown = new BitSet();
        for (int number = of.nextSetBit(0); number >= 0; number = of.nextSetBit(number + 1)) {
            ColumnSet set = channel.known(number).set();
            if (set != null && (number >= described.length || described[number] != set.serial())) {
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
            described = with(described, number, set.serial());
            sets = with(sets, set.number(), set.serial());
        }
    }

    private static long[] with(long[] numbers, int at, long value) {
        long[] some = at < numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(at + 1, numbers.length * 2));
        some[at] = value;
        return some;
    }
}
