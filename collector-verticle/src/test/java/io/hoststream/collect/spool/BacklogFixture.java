package io.hoststream.collect.spool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** A backlog on a simulated disk, in the hands of a test that plays collector and broker. */
final class BacklogFixture {

    static final long EPOCH = 1_700_000_000_000L;
    static final long BOUND = 1 << 20;
    private static final byte[] KEY = "web-1".getBytes(StandardCharsets.UTF_8);

    final Random random;
    final SimulatedDisk disk;
    final RecordingMonitor monitor = new RecordingMonitor();
    DropAccount account = new DropAccount();
    Backlog backlog;
    int valueBytes = 1000;
    long now;

    BacklogFixture(long seed) {
        this.random = new Random(seed);
        this.disk = new SimulatedDisk(random);
        this.backlog = opened();
    }

    private Backlog opened() {
        return new Backlog(() -> disk, BOUND, account, monitor);
    }

    /** A new process on the same disk; what the old one had in memory is gone. */
    void reopen() {
        account = new DropAccount();
        backlog = opened();
    }

    Entry entry(long epoch, long sequence, List<NumberRange> told) {
        byte[] value = new byte[valueBytes];
        new Random(epoch ^ sequence).nextBytes(value);
        return new Entry(new SampleNumber(epoch, sequence), sequence, KEY, value, told);
    }

    void add(long first, long last) {
        for (long sequence = first; sequence <= last; sequence++) {
            backlog.add(entry(EPOCH, sequence, List.of()));
        }
    }

    /** Takes so many, at most. */
    List<Long> take(int most) {
        List<Long> taken = new ArrayList<>();
        for (Entry entry = null; taken.size() < most; ) {
            entry = backlog.next();
            if (entry == null) {
                break;
            }
            taken.add(entry.number().sequence());
        }
        return taken;
    }

    void ack(int count) {
        for (int i = 0; i < count; i++) {
            backlog.ackFirst();
        }
        backlog.settle(now);
    }

    /** Takes and acknowledges all that is there. */
    List<Long> drain() {
        List<Long> taken = take(Integer.MAX_VALUE);
        ack(taken.size());
        return taken;
    }

    static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    static NumberRange range(long first, long last) {
        return new NumberRange(EPOCH, first, last);
    }
}
