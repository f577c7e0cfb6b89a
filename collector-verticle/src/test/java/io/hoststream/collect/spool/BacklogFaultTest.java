package io.hoststream.collect.spool;

import static io.hoststream.collect.spool.BacklogFixture.EPOCH;
import static io.hoststream.collect.spool.BacklogFixture.numbers;
import static io.hoststream.collect.spool.BacklogFixture.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.spool.SimulatedDisk.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backlog on a disk that fails, or that was damaged. */
class BacklogFaultTest {

    private static final int RECORD = RecordForm.HEADER_BYTES + 5 + 1000;
    private static final String FIRST = "0000000000000001.spool";

    private final BacklogFixture fixture = new BacklogFixture(7);

    private static int startOf(int record) {
        return Segment.HEADER_BYTES + (record - 1) * RECORD;
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FULL", "READ_ONLY", "BROKEN"})
    void shouldLiveOnMemoryWhileTheDiskTakesNothing(Fault fault) {
        fixture.add(1, 5);
        fixture.disk.fault(fault);
        fixture.add(6, 10);

        assertThat(fixture.backlog.waiting()).isEqualTo(10);
        assertThat(fixture.backlog.trouble()).startsWith("the spool takes no samples: ");
        assertThat(fixture.monitor.appendFailures()).isEqualTo(5);
        assertThat(fixture.monitor.said()).hasSize(1);

        fixture.disk.fault(Fault.NONE);
        fixture.add(11, 11);
        fixture.backlog.settle(0);

        assertThat(fixture.backlog.trouble()).isNull();
        assertThat(fixture.monitor.said()).hasSize(2).last().isEqualTo("recovered");
        fixture.reopen();
        assertThat(fixture.drain()).isEqualTo(numbers(1, 11));
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldSendWhatIsInMemoryAfterWhatIsOnTheDisk() {
        fixture.add(1, 3);
        fixture.disk.fault(Fault.FULL);
        fixture.add(4, 6);

        assertThat(fixture.drain()).isEqualTo(numbers(1, 6));
        assertThat(fixture.backlog.waiting()).isZero();

        fixture.disk.fault(Fault.NONE);
        fixture.add(7, 7);
        fixture.reopen();
        assertThat(fixture.drain()).containsExactly(7L);
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldMoveWhatIsOnItsWayFromMemoryToTheDisk() {
        fixture.disk.fault(Fault.FULL);
        fixture.add(1, 4);
        assertThat(fixture.take(2)).containsExactly(1L, 2L);
        fixture.disk.fault(Fault.NONE);
        fixture.add(5, 5);

        fixture.ack(1);
        fixture.reopen();

        assertThat(fixture.drain()).isEqualTo(numbers(2, 5));
    }

    @Test
    void shouldDropTheOldestAtTheBoundOfTheMemory() {
        fixture.disk.fault(Fault.READ_ONLY);
        fixture.valueBytes = 10;
        fixture.add(1, 2_010);

        assertThat(fixture.account.take()).containsExactly(range(1, 10));
        assertThat(fixture.monitor.dropped(DropReason.MEMORY_FULL)).isEqualTo(10);
        assertThat(fixture.backlog.waiting()).isEqualTo(Overflow.MOST);
    }

    @Test
    void shouldOpenLaterWhereTheDiskIsAwayAtTheStart() {
        fixture.add(1, 3);
        fixture.disk.fault(Fault.BROKEN);
        fixture.reopen();
        fixture.backlog.add(fixture.entry(EPOCH + 1, 1, List.of()));
        assertThat(fixture.backlog.trouble()).contains("Input/output error");

        fixture.disk.fault(Fault.NONE);
        fixture.backlog.add(fixture.entry(EPOCH + 1, 2, List.of()));

        assertThat(fixture.drain()).containsExactly(1L, 2L, 3L, 1L, 2L);
    }

    @Test
    void shouldCutATornTailAndSayWhichSampleItWas() {
        fixture.add(1, 5);
        fixture.disk.cut(FIRST, 100);

        fixture.reopen();

        assertThat(fixture.monitor.said()).containsExactly("cut");
        assertThat(fixture.disk.size(FIRST)).isEqualTo(startOf(5));
        assertThat(fixture.account.take()).containsExactly(range(5, 5));
        assertThat(fixture.drain()).isEqualTo(numbers(1, 4));
    }

    @Test
    void shouldPassOverADamagedRecordAndSayWhichSampleItWas() {
        fixture.add(1, 9);
        fixture.disk.flip(FIRST, startOf(4) + 200);
        fixture.disk.flip(FIRST, startOf(7));

        fixture.reopen();

        assertThat(fixture.monitor.said()).containsExactly("damaged", "damaged");
        assertThat(fixture.drain()).containsExactly(1L, 2L, 3L, 5L, 6L, 8L, 9L);
        assertThat(fixture.account.take()).containsExactly(range(4, 4), range(7, 7));
        assertThat(fixture.monitor.dropped(DropReason.DAMAGED)).isEqualTo(2);
    }

    @Test
    void shouldKnowTheLostEndOfAnEarlierRun() {
        fixture.add(1, 3);
        fixture.reopen();
        fixture.backlog.add(fixture.entry(EPOCH + 1, 1, List.of()));
        fixture.disk.flip(FIRST, startOf(3) + 60);

        fixture.reopen();

        assertThat(fixture.drain()).containsExactly(1L, 2L, 1L);
        assertThat(fixture.account.take()).containsExactly(range(3, 3));
    }

    @Test
    void shouldSendAllAgainWhereTheLedgerIsLost() {
        fixture.add(1, 5);
        fixture.take(5);
        fixture.ack(3);
        fixture.disk.flip(Ledger.FILE, 20);
        fixture.disk.flip(Ledger.FILE, 4096 + 20);

        fixture.reopen();

        assertThat(fixture.monitor.said()).containsExactly("ledger lost");
        assertThat(fixture.drain()).isEqualTo(numbers(1, 5));
        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldUseTheOtherSlotWhereOneOfTheLedgerIsTorn() {
        fixture.add(1, 5);
        fixture.take(5);
        fixture.ack(1);
        fixture.ack(1);
        fixture.disk.flip(Ledger.FILE, 20);

        fixture.reopen();

        assertThat(fixture.monitor.said()).isEmpty();
        assertThat(fixture.drain()).endsWith(3L, 4L, 5L).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void shouldSayWhatASegmentHeldThatIsGone() {
        fixture.add(1, 200);
        String second = fixture.disk.segments().get(1);
        fixture.disk.unreadable(second);

        fixture.reopen();
        fixture.add(201, 198 + SpoolOpener.ATTEMPTS);
        assertThat(fixture.backlog.trouble()).isEqualTo("the spool takes no samples: Input/output error");
        fixture.add(199 + SpoolOpener.ATTEMPTS, 200 + SpoolOpener.ATTEMPTS);
        List<Long> read = fixture.drain();

        assertThat(fixture.monitor.said()).contains("set aside").endsWith("recovered");
        NumberRange lost = fixture.account.take().get(0);
        assertThat(lost.count()).isEqualTo(200 + SpoolOpener.ATTEMPTS - read.size());
        assertThat(read)
                .doesNotContain(lost.first(), lost.last())
                .startsWith(1L)
                .endsWith(200L + SpoolOpener.ATTEMPTS);
    }

    @Test
    void shouldGoOnAfterASegmentThatBecameUnreadable() {
        fixture.add(1, 200);
        fixture.disk.unreadable(fixture.disk.segments().get(1));
        List<Long> first = fixture.take(1_000);
        assertThat(fixture.backlog.trouble()).isEqualTo("the spool cannot be read: Input/output error");
        fixture.ack(first.size());
        for (int i = 0; i < 30 && fixture.backlog.trouble() != null; i++) {
            first.addAll(fixture.drain());
        }
        first.addAll(fixture.drain());

        NumberRange lost = fixture.account.take().get(0);
        assertThat(lost.count()).isEqualTo(200 - first.size());
        assertThat(first).isSorted().endsWith(200L);
        assertThat(fixture.backlog.trouble()).isNull();
    }

    @Test
    void shouldLeaveAFileOfAnotherReleaseAlone() {
        fixture.add(1, 3);
        fixture.disk.flip(FIRST, 7);

        fixture.reopen();

        assertThat(fixture.monitor.said()).containsExactly("set aside");
        assertThat(fixture.disk.size(FIRST + ".other-version")).isPositive();
        fixture.add(4, 4);
        assertThat(fixture.drain()).contains(4L);
    }

    @Test
    void shouldReadASegmentWhoseHeaderIsDamaged() {
        fixture.add(1, 3);
        fixture.disk.flip(FIRST, 2);

        fixture.reopen();

        assertThat(fixture.drain()).isEqualTo(numbers(1, 3));
    }
}
