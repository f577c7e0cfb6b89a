package io.hoststream.collect.spool;

import static io.hoststream.collect.spool.BacklogFixture.EPOCH;
import static io.hoststream.collect.spool.BacklogFixture.numbers;
import static io.hoststream.collect.spool.BacklogFixture.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A backlog on a disk that works. */
class BacklogTest {

    private final BacklogFixture fixture = new BacklogFixture(1);

    @Test
    void shouldGiveEntriesInOrderAsTheyWere() {
        Entry told = fixture.entry(EPOCH, 3, List.of(range(1, 2)));
        fixture.add(1, 2);
        fixture.backlog.add(told);
        fixture.take(2);

        Entry third = fixture.backlog.next();

        assertThat(third).isNotNull();
        assertThat(third.value()).isEqualTo(told.value());
        assertThat(third.key()).isEqualTo(told.key());
        assertThat(third.told()).containsExactly(range(1, 2));
        assertThat(third.timeMillis()).isEqualTo(3);
        assertThat(fixture.backlog.next()).isNull();
    }

    @Test
    void shouldGiveAgainWhatWasNotAcknowledgedWhenKilled() {
        fixture.add(1, 10);
        fixture.take(7);
        fixture.ack(4);

        fixture.reopen();

        assertThat(fixture.backlog.waiting()).isEqualTo(6);
        assertThat(fixture.drain()).isEqualTo(numbers(5, 10));
        assertThat(fixture.monitor.said()).isEmpty();
    }

    @Test
    void shouldGiveAgainWhatWasOnItsWayWhenRewound() {
        fixture.add(1, 5);
        fixture.take(4);
        fixture.ack(1);

        fixture.backlog.rewind();

        assertThat(fixture.drain()).isEqualTo(numbers(2, 5));
    }

    @Test
    void shouldTakeBackTheLastOne() {
        fixture.add(1, 3);
        fixture.take(1);
        Entry second = fixture.backlog.next();
        assertThat(second).isNotNull();

        fixture.backlog.putBack(second);

        assertThat(fixture.take(9)).containsExactly(2L, 3L);
        fixture.ack(3);
        assertThat(fixture.backlog.waiting()).isZero();
    }

    @Test
    void shouldStaySmallWhileEverythingIsAcknowledged() {
        for (int i = 1; i <= 2_000; i++) {
            fixture.add(i, i);
            assertThat(fixture.drain()).containsExactly((long) i);
            assertThat(fixture.disk.allBytes()).isLessThan(80 << 10);
        }

        assertThat(fixture.disk.segments()).hasSize(1);
        // The ledger, before a segment goes.
        assertThat(fixture.disk.forces()).isLessThan(40);
        fixture.reopen();
        assertThat(fixture.drain()).isEmpty();
    }

    @Test
    void shouldDropTheOldestAtItsBoundAndSayWhich() {
        fixture.add(1, 3_000);

        assertThat(fixture.disk.allBytes()).isLessThanOrEqualTo(BacklogFixture.BOUND);
        List<NumberRange> told = fixture.account.take();
        List<Long> kept = fixture.drain();
        assertThat(told).hasSize(1).first().extracting(NumberRange::first).isEqualTo(1L);
        assertThat(kept).isEqualTo(numbers(told.get(0).last() + 1, 3_000));
        assertThat(kept).hasSizeGreaterThan(850);
        assertThat(fixture.monitor.dropped(DropReason.SPOOL_FULL))
                .isEqualTo(told.get(0).last());
    }

    @Test
    void shouldKeepTheAccountOfDropsUntilASampleThatTellsOfThemIsSafe() {
        fixture.add(1, 2_000);
        List<NumberRange> told = fixture.account.take();
        fixture.reopen();
        assertThat(fixture.account.take()).isEqualTo(told);

        fixture.backlog.add(fixture.entry(EPOCH, 2_001, told));
        fixture.backlog.settle(0);
        fixture.reopen();

        assertThat(fixture.account.take()).isEmpty();
    }

    @Test
    void shouldTellAgainWhatADroppedSampleTold() {
        fixture.backlog.add(fixture.entry(EPOCH, 50, List.of(range(7, 9))));
        fixture.add(51, 2_000);

        List<NumberRange> told = fixture.account.take();

        assertThat(told.get(0)).isEqualTo(range(7, 9));
        assertThat(told.get(1).first()).isEqualTo(50);
    }

    @Test
    void shouldNotTellOfADroppedSampleThatGotThroughAfterAll() {
        fixture.add(1, 100);
        fixture.take(30);
        fixture.add(101, 2_000);

        assertThat(fixture.account.take().get(0).first()).isEqualTo(31);
        fixture.ack(20);
        fixture.backlog.rewind();

        assertThat(fixture.account.take()).containsExactly(range(21, 30));
        long first = fixture.take(1).get(0);
        assertThat(first).isEqualTo(2_001 - fixture.backlog.waiting());
    }

    @Test
    void shouldGiveUpAnEntryThatIsTooLarge() {
        fixture.valueBytes = 300 << 10;
        fixture.add(1, 1);
        fixture.valueBytes = 10;
        fixture.add(2, 2);

        assertThat(fixture.drain()).containsExactly(2L);
        assertThat(fixture.account.take()).containsExactly(range(1, 1));
        assertThat(fixture.monitor.dropped(DropReason.TOO_LARGE)).isEqualTo(1);
    }

    @Test
    void shouldForceWhatHasWaitedForFiveSeconds() {
        fixture.add(1, 3);
        fixture.backlog.settle(0);
        fixture.backlog.settle(Duration.ofMillis(4_900).toNanos());
        assertThat(fixture.disk.forces()).isZero();

        fixture.backlog.settle(Duration.ofSeconds(5).toNanos());
        assertThat(fixture.disk.forces()).isPositive();

        fixture.disk.loseUnforced();
        fixture.reopen();
        assertThat(fixture.drain()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldFollowOneRunWithTheNext() {
        fixture.add(1, 3);
        fixture.reopen();
        fixture.backlog.add(fixture.entry(EPOCH + 1, 1, List.of()));

        assertThat(fixture.drain()).containsExactly(1L, 2L, 3L, 1L);
        assertThat(fixture.account.take()).isEmpty();
    }
}
