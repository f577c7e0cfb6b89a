package io.hoststream.collect.spool;

import static io.hoststream.collect.spool.BacklogFixture.EPOCH;
import static io.hoststream.collect.spool.BacklogFixture.numbers;
import static io.hoststream.collect.spool.BacklogFixture.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.spool.SimulatedDisk.Fault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is taken for delivered that is not, and every loss is told of, where a fault meets what is under way. */
class BacklogLossTest {

    private static final int RECORD = RecordForm.HEADER_BYTES + 5 + 1000;
    private static final String FIRST = "0000000000000001.spool";

    private final BacklogFixture fixture = new BacklogFixture(3);

    private void addLater(long first, long last) {
        for (long sequence = first; sequence <= last; sequence++) {
            fixture.backlog.add(fixture.entry(EPOCH + 1, sequence, List.of()));
        }
    }

    private void openLateWithThreeUnderWay() {
        fixture.add(1, 5);
        fixture.backlog.settle(0);
        fixture.disk.fault(Fault.BROKEN);
        fixture.reopen();
        addLater(1, 3);
        assertThat(fixture.take(9)).containsExactly(1L, 2L, 3L);
        fixture.disk.fault(Fault.NONE);
        addLater(4, 4);
    }

    @Test
    void shouldNotTakeTheAnswerOfOneInMemoryForThatOfAnOlderOneOnTheDisk() {
        openLateWithThreeUnderWay();
        assertThat(fixture.take(9)).isEmpty();

        fixture.ack(3);

        assertThat(fixture.drain()).containsExactly(1L, 2L, 3L, 4L, 5L, 4L);
        assertThat(fixture.backlog.waiting()).isZero();
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldGiveAgainInOrderWhatWasUnderWayWhenTheDiskWasOpenedLate() {
        openLateWithThreeUnderWay();
        fixture.ack(1);

        fixture.backlog.rewind();
        addLater(5, 5);

        assertThat(fixture.drain()).containsExactly(1L, 2L, 3L, 4L, 5L, 2L, 3L, 4L, 5L);
    }

    @Test
    void shouldGoOnWhereASegmentWasBegunAndTheRecordDidNotFit() {
        int last = 0;
        while (fixture.disk.size(FIRST) + RECORD <= 64 << 10) {
            last++;
            fixture.add(last, last);
            fixture.drain();
        }
        fixture.disk.fault(Fault.FULL);
        fixture.add(last + 1, last + 1);
        fixture.backlog.settle(0);
        assertThat(fixture.disk.segments()).hasSize(1).doesNotContain(FIRST);
        fixture.disk.fault(Fault.NONE);
        fixture.add(last + 2, last + 3);
        fixture.backlog.settle(0);

        assertThat(fixture.drain()).isEqualTo(numbers(last + 1, last + 3));
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldKeepTheNewestSegmentWhereOneReadFailsAtTheStart() {
        fixture.add(1, 100);
        fixture.backlog.settle(0);
        fixture.disk.unreadable(fixture.disk.segments().get(1));
        fixture.reopen();
        fixture.disk.unreadable(null);

        fixture.add(101, 103);

        assertThat(fixture.drain()).isEqualTo(numbers(1, 103));
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldTellOfANewestSegmentThatStaysUnreadable() {
        fixture.add(1, 100);
        fixture.backlog.settle(0);
        String newest = fixture.disk.segments().get(1);
        fixture.disk.unreadable(newest);
        fixture.reopen();

        addLater(1, SpoolOpener.ATTEMPTS);
        List<Long> read = fixture.drain();

        int kept = read.size() - SpoolOpener.ATTEMPTS;
        assertThat(fixture.account.take()).containsExactly(range(kept + 1, 100));
        assertThat(fixture.monitor.dropped(DropReason.DAMAGED)).isEqualTo(100 - kept);
        assertThat(fixture.disk.size(newest + ".unreadable")).isPositive();
        assertThat(fixture.disk.segments()).doesNotContain(newest);
    }

    @Test
    void shouldTellOfAllDamagedRecordsAtTheNewestEnd() {
        fixture.add(1, 10);
        fixture.backlog.settle(0);
        for (int record = 7; record < 10; record++) {
            fixture.disk.flip(FIRST, Segment.HEADER_BYTES + record * RECORD + 500);
        }

        fixture.reopen();
        addLater(1, 2);

        assertThat(fixture.account.take()).containsExactly(range(8, 10));
        assertThat(fixture.monitor.dropped(DropReason.DAMAGED)).isEqualTo(3);
        assertThat(fixture.drain()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 1L, 2L);
        fixture.reopen();
        assertThat(fixture.account.take()).containsExactly(range(8, 10));
    }

    @Test
    void shouldTellOfDamageBeforeARecordThatIsNotReadFromTheDisk() {
        fixture.add(1, 3);
        fixture.disk.flip(FIRST, Segment.HEADER_BYTES + 2 * RECORD + 500);
        fixture.backlog.rewind();
        assertThat(fixture.take(9)).containsExactly(1L, 2L);

        fixture.add(4, 4);

        assertThat(fixture.account.take()).containsExactly(range(3, 3));
    }

    @Test
    void shouldTellOnceOfDamageToWhatHasToBeTakenAgain() {
        fixture.add(1, 5);
        fixture.take(5);
        fixture.disk.flip(FIRST, Segment.HEADER_BYTES + 2 * RECORD + 500);

        fixture.backlog.rewind();
        fixture.take(5);
        assertThat(fixture.account.take()).containsExactly(range(3, 3));
        fixture.backlog.rewind();

        assertThat(fixture.drain()).containsExactly(1L, 2L, 4L, 5L);
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldWriteWhatIsInMemoryWhenClosed() {
        fixture.add(1, 3);
        fixture.disk.fault(Fault.FULL);
        fixture.add(4, 8);
        fixture.take(5);
        fixture.disk.fault(Fault.NONE);

        fixture.backlog.close();
        fixture.reopen();

        assertThat(fixture.drain()).isEqualTo(numbers(1, 8));
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldTellOfWhatADiskStillDoesNotTakeWhenClosed() {
        fixture.add(1, 3);
        fixture.disk.fault(Fault.FULL);
        fixture.add(4, 8);

        fixture.backlog.close();
        fixture.disk.fault(Fault.NONE);
        fixture.reopen();

        assertThat(fixture.drain()).isEqualTo(numbers(1, 3));
        assertThat(fixture.account.take()).containsExactly(range(4, 8));
    }

    @Test
    void shouldSetAsideUnderAFreeNameAndNumber() throws IOException {
        fixture.add(1, 3);
        fixture.disk.flip(FIRST, 7);
        fixture.disk.open(FIRST + ".other-version").close();

        fixture.reopen();
        fixture.add(4, 4);

        assertThat(fixture.backlog.trouble()).isNull();
        assertThat(fixture.disk.size(FIRST + ".other-version.2")).isPositive();
        assertThat(fixture.disk.segments()).containsExactly("0000000000000002.spool");
        assertThat(fixture.drain()).containsExactly(4L);
    }

    @Test
    void shouldLetGoOfTheLedgerWhereRecoveryFails() {
        fixture.add(1, 3);
        fixture.disk.unreadable(FIRST);
        int open = fixture.disk.openFiles();

        fixture.reopen();

        assertThat(fixture.backlog.trouble()).isNotNull();
        assertThat(fixture.disk.openFiles()).isEqualTo(open);
    }

    @Test
    void shouldForceTheLedgerBeforeASegmentGoes() {
        long last = 0;
        while (fixture.disk.size(FIRST) > 0 || last == 0) {
            last++;
            fixture.add(last, last);
            fixture.drain();
        }

        assertThat(fixture.disk.forces()).isEqualTo(1);
    }
}
