package io.hoststream.collect.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.spool.SimulatedDisk.Fault;
import io.hoststream.collect.spool.SimulatedDisk.KilledError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lives of a backlog, full of faults, against what is promised: everything is delivered, in order, or told of, but for
 * what was in memory at a kill and what was not forced at a power failure.
 */
class BacklogModelTest {

    private static final int STEPS = 6_000;
    private static final List<Fault> FAULTS = List.of(Fault.FULL, Fault.READ_ONLY, Fault.BROKEN);

    /** What has become of every sample so far. */
    private final TreeSet<SampleNumber> all = new TreeSet<>();

    private final TreeSet<SampleNumber> delivered = new TreeSet<>();
    private final NumberSet told = new NumberSet();
    private final NumberSet excused = new NumberSet();
    private final Map<SampleNumber, List<NumberRange>> tells = new HashMap<>();

    /** What may have been told of in vain: it was on its way, or acknowledged, and nobody could write that down. */
    private final Set<SampleNumber> unsure = new HashSet<>();

    private final Deque<Entry> underWay = new ArrayDeque<>();
    private SampleNumber lastTaken = SampleNumber.NONE;
    private long epoch = BacklogFixture.EPOCH;
    private long sequence;

    /** A disk that was opened late gives what it held after what came later; once. */
    private boolean mayGoBack;

    private int repeats;
    private int repeatsAllowed;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldDeliverEverythingInOrderOrTellOfIt(long seed) {
        BacklogFixture fixture = new BacklogFixture(seed);
        for (int step = 0; step < STEPS; step++) {
            try {
                step(fixture);
            } catch (KilledError e) {
                killed(fixture);
            }
        }
        finish(fixture);

        for (SampleNumber number : all) {
            assertThat(delivered.contains(number) || told.contains(number) || excused.contains(number))
                    .as("%s is accounted for, seed %d", number, seed)
                    .isTrue();
        }
        for (SampleNumber number : delivered) {
            assertThat(told.contains(number) && !unsure.contains(number))
                    .as("%s is told of and was delivered, seed %d", number, seed)
                    .isFalse();
        }
        assertThat(repeats).as("repeats, seed %d", seed).isLessThanOrEqualTo(repeatsAllowed);
        assertThat(fixture.disk.allBytes()).isLessThan(BacklogFixture.BOUND / 4);
        assertThat(delivered).hasSizeGreaterThan(all.size() / 5);
    }

    private void step(BacklogFixture fixture) {
        int dice = fixture.random.nextInt(1000);
        if (dice < 450) {
            add(fixture);
        } else if (dice < 680) {
            take(fixture, 1 + fixture.random.nextInt(20));
        } else if (dice < 900) {
            ack(fixture, fixture.random.nextInt(underWay.size() + 1));
        } else if (dice < 930) {
            rewind(fixture);
        } else if (dice < 960) {
            fixture.disk.fault(FAULTS.get(fixture.random.nextInt(FAULTS.size())));
        } else if (dice < 980) {
            fixture.disk.fault(Fault.NONE);
        } else if (dice < 985) {
            fixture.disk.killAfterWrites(fixture.random.nextInt(4));
        } else if (dice < 988) {
            killed(fixture);
        } else if (dice < 990) {
            stopped(fixture);
        } else if (dice < 995) {
            flip(fixture);
        } else if (dice < 996) {
            loseUnforced(fixture);
        } else {
            burst(fixture);
        }
        assertThat(fixture.disk.allBytes()).isLessThanOrEqualTo(BacklogFixture.BOUND);
    }

    private void add(BacklogFixture fixture) {
        sequence++;
        fixture.valueBytes = fixture.random.nextInt(2_500);
        Entry entry = fixture.entry(epoch, sequence, fixture.account.take());
        all.add(entry.number());
        tells.put(entry.number(), entry.told());
        fixture.backlog.add(entry);
        fixture.now += 1_000_000_000L;
        fixture.backlog.settle(fixture.now);
    }

    private void burst(BacklogFixture fixture) {
        for (int i = 0; i < 400; i++) {
            add(fixture);
        }
    }

    private void take(BacklogFixture fixture, int most) {
        for (int i = 0; i < most; i++) {
            Entry entry = fixture.backlog.next();
            if (entry == null) {
                return;
            }
            if (most < Integer.MAX_VALUE && fixture.random.nextInt(10) == 0) {
                fixture.backlog.putBack(entry);
                return;
            }
            if (mayGoBack && entry.number().compareTo(lastTaken) < 0) {
                mayGoBack = false;
                lastTaken = SampleNumber.NONE;
            }
            assertThat(entry.number()).isGreaterThan(lastTaken);
            assertThat(all).contains(entry.number());
            lastTaken = entry.number();
            underWay.addLast(entry);
        }
    }

    private void ack(BacklogFixture fixture, int count) {
        List<SampleNumber> acked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Entry entry = underWay.removeFirst();
            acked.add(entry.number());
            if (!delivered.add(entry.number())) {
                repeats++;
            }
            entry.told().forEach(told::add);
            fixture.backlog.ackFirst();
        }
        // Whatever is acknowledged and not yet written down may be repeated.
        unsure.addAll(acked);
        fixture.backlog.settle(fixture.now);
        if (fixture.backlog.trouble() == null) {
            acked.forEach(unsure::remove);
        } else {
            repeatsAllowed += count;
        }
    }

    private void rewind(BacklogFixture fixture) {
        underWay.clear();
        lastTaken = SampleNumber.NONE;
        fixture.backlog.rewind();
    }

    /** The process ends; a new one may find a disk that fails. */
    private void killed(BacklogFixture fixture) {
        repeatsAllowed += 20 + underWay.size();
        excuseLast(fixture.backlog.inMemory() + 1);
        excuseWhatNobodyWroteDown(fixture);
        restart(fixture);
    }

    /** The process is asked to end: nothing is excused if the disk takes what is left, or at least a word of it. */
    private void stopped(BacklogFixture fixture) {
        repeatsAllowed += underWay.size();
        boolean untold = fixture.backlog.trouble() != null;
        int inMemory = fixture.backlog.inMemory();
        fixture.backlog.close();
        if (untold && fixture.backlog.trouble() != null) {
            excuseLast(inMemory);
            excuseWhatNobodyWroteDown(fixture);
        }
        restart(fixture);
    }

    private void restart(BacklogFixture fixture) {
        if (fixture.random.nextInt(3) > 0) {
            fixture.disk.fault(Fault.NONE);
        }
        fixture.disk.killAfterWrites(-1);
        underWay.clear();
        lastTaken = SampleNumber.NONE;
        epoch++;
        sequence = 0;
        fixture.reopen();
        mayGoBack = fixture.backlog.trouble() != null;
    }

    private void loseUnforced(BacklogFixture fixture) {
        repeatsAllowed += all.size();
        all.forEach(number -> excused.add(NumberRange.of(number)));
        unsure.addAll(delivered);
        fixture.disk.loseUnforced();
        restart(fixture);
    }

    private void excuseLast(int count) {
        all.descendingSet().stream()
                .filter(number -> !delivered.contains(number))
                .limit(count)
                .forEach(number -> excused.add(NumberRange.of(number)));
    }

    private void excuseWhatNobodyWroteDown(BacklogFixture fixture) {
        if (fixture.backlog.trouble() != null) {
            fixture.account.open().forEach(excused::add);
        }
    }

    /** A damaged record takes with it what it was to tell. */
    private void excuseWhatIsToldOnTheDisk() {
        tells.forEach((number, ranges) -> {
            if (!delivered.contains(number)) {
                ranges.forEach(excused::add);
            }
        });
    }

    private void flip(BacklogFixture fixture) {
        List<String> segments = fixture.disk.segments();
        String name = segments.get(fixture.random.nextInt(segments.size()));
        int size = fixture.disk.size(name);
        if (size > Segment.HEADER_BYTES) {
            excuseWhatIsToldOnTheDisk();
            fixture.disk.flip(name, Segment.HEADER_BYTES + fixture.random.nextInt(size - Segment.HEADER_BYTES));
        }
    }

    private void finish(BacklogFixture fixture) {
        fixture.disk.fault(Fault.NONE);
        fixture.disk.killAfterWrites(-1);
        rewind(fixture);
        for (int i = 0; i < 50; i++) {
            add(fixture);
            take(fixture, Integer.MAX_VALUE);
            ack(fixture, underWay.size());
        }
        assertThat(fixture.account.take()).isEmpty();
        assertThat(fixture.backlog.waiting()).isZero();
        assertThat(fixture.backlog.trouble()).isNull();
    }
}
