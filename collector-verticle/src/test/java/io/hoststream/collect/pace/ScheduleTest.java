package io.hoststream.collect.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final long INTERVAL = 1000;

    private final Schedule schedule = new Schedule(100, 100, INTERVAL);

    @Test
    void shouldBeDueAtOnceAndThenAtAFixedRate() {
        assertThat(schedule.due()).isEqualTo(100);
        assertThat(schedule.begin(100, INTERVAL)).isZero();
        assertThat(schedule.due()).isEqualTo(1100);
    }

    @Test
    void shouldNotDriftWhereTicksAreALittleLate() {
        for (int tick = 0; tick < 1000; tick++) {
            assertThat(schedule.due()).isEqualTo(100 + tick * INTERVAL);
            assertThat(schedule.begin(schedule.due() + 499, INTERVAL)).isZero();
        }
    }

    @Test
    void shouldCountTicksWhoseTimeHasPassed() {
        schedule.begin(100, INTERVAL);

        assertThat(schedule.begin(1100 + 3 * INTERVAL + 10, INTERVAL)).isEqualTo(3);
        assertThat(schedule.due()).isEqualTo(1100 + 4 * INTERVAL);
        assertThat(schedule.begin(schedule.due(), INTERVAL)).isZero();
    }

    @Test
    void shouldLeaveOutATickThatWouldFollowTooClosely() {
        schedule.begin(100, INTERVAL);

        assertThat(schedule.begin(1100 + 900, INTERVAL)).isZero();
        assertThat(schedule.due()).isEqualTo(1100 + 2 * INTERVAL);
        assertThat(schedule.begin(schedule.due(), INTERVAL))
                .as("told by the next")
                .isEqualTo(1);
    }

    @Test
    void shouldNeverBeDueInThePast() {
        schedule.begin(1_000_000_000L, INTERVAL);

        assertThat(schedule.due()).isGreaterThan(1_000_000_000L);
    }

    @Test
    void shouldWorkWithAClockThatStartsBelowZero() {
        Schedule early = new Schedule(-5_000, -5_000, INTERVAL);

        assertThat(early.begin(-5_000, INTERVAL)).isZero();
        assertThat(early.due()).isEqualTo(-4_000);
        assertThat(early.begin(-1_990, INTERVAL)).isEqualTo(2);
        assertThat(early.due()).isEqualTo(-1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldCountEveryTickOfTheGridAsTakenOrMissed(long seed) {
        Random random = new Random(seed);
        long now = 100;
        long counted = 0;
        long lastTaken = Long.MIN_VALUE;
        for (int tick = 0; tick < 10_000; tick++) {
            now = Math.max(now, schedule.due()) + (random.nextInt(4) == 0 ? random.nextInt(4000) : random.nextInt(20));
            counted += schedule.begin(now, INTERVAL) + 1;
            if (lastTaken != Long.MIN_VALUE) {
                assertThat(now - lastTaken).isGreaterThanOrEqualTo(INTERVAL / 2);
            }
            lastTaken = now;
            assertThat(schedule.due()).isGreaterThan(now);
        }
        long grid = (schedule.due() - 100) / INTERVAL;
        assertThat(counted).isBetween(grid - 1, grid);
    }

    @Test
    void shouldBeDueAtOnceAndThenOnItsGridWhereverThatLies() {
        Schedule staggered = new Schedule(5_100, 5_950, INTERVAL);

        assertThat(staggered.due()).isEqualTo(5_100);
        assertThat(staggered.begin(5_100, INTERVAL)).isZero();
        assertThat(staggered.due()).isEqualTo(5_950);
        assertThat(staggered.begin(5_960, INTERVAL)).isZero();
        assertThat(staggered.due()).isEqualTo(6_950);
    }

    @Test
    void shouldNotTickASecondTimeRightAfterTheFirst() {
        Schedule staggered = new Schedule(5_100, 5_400, INTERVAL);

        assertThat(staggered.begin(5_100, INTERVAL)).isZero();
        assertThat(staggered.due()).isEqualTo(6_400);
        assertThat(staggered.begin(6_400, INTERVAL)).as("nothing was missed").isZero();
    }

    @Test
    void shouldBringTheFirstRatesSoonHoweverLongTheInterval() {
        long hour = 3_600_000_000_000L;
        Schedule slow = new Schedule(0, 2_000_000_000L, hour);

        slow.begin(0, hour);

        assertThat(slow.due()).isEqualTo(2_000_000_000L);
    }

    @Test
    void shouldBeDueAtTheNextPointOfANarrowerGridWhileItWaits() {
        schedule.begin(100, INTERVAL);

        schedule.quicken(450, 100);
        assertThat(schedule.due()).isEqualTo(500);
        assertThat(schedule.begin(500, 100)).isZero();
        assertThat(schedule.due()).isEqualTo(600);
        assertThat(schedule.begin(850, 100))
                .as("600 to 800, of which 800 stands for itself")
                .isEqualTo(2);
    }

    @Test
    void shouldNotTickAgainAtOnceWhenItQuickens() {
        schedule.begin(100, INTERVAL);
        schedule.begin(1_100, INTERVAL);

        schedule.quicken(1_101, 100);

        assertThat(schedule.due()).isEqualTo(1_200);
    }

    @Test
    void shouldComeBackToItsOwnGridWithoutDrift() {
        schedule.begin(100, INTERVAL);
        schedule.quicken(130, 100);
        for (int tick = 0; tick < 37; tick++) {
            assertThat(schedule.begin(schedule.due() + 3, 100)).isZero();
        }
        assertThat(schedule.due()).isEqualTo(3_900);

        assertThat(schedule.begin(3_902, INTERVAL)).isZero();
        assertThat(schedule.due()).isEqualTo(4_100);
        assertThat(schedule.begin(4_100, INTERVAL)).isZero();
        assertThat(schedule.due()).isEqualTo(5_100);
    }

    @Test
    void shouldComeBackAlsoFromAGridThatSharesNoPoint() {
        schedule.begin(100, INTERVAL);
        schedule.quicken(150, 300);
        assertThat(schedule.due()).isEqualTo(400);
        schedule.begin(400, 300);
        schedule.begin(700, 300);

        assertThat(schedule.begin(1_000, INTERVAL)).isZero();
        assertThat(schedule.due()).as("1100 would follow too closely").isEqualTo(2_100);
        assertThat(schedule.begin(2_100, INTERVAL)).as("it was never promised").isZero();
    }

    @Test
    void shouldLetALongerIntervalWaitForTheNextTick() {
        schedule.begin(100, 100);

        schedule.quicken(120, INTERVAL);

        assertThat(schedule.due()).isEqualTo(200);
    }

    @Test
    void shouldNotCountALeftOutTickThatTheNarrowerGridTakes() {
        schedule.begin(100, INTERVAL);
        schedule.begin(1_900, INTERVAL);

        schedule.quicken(1_950, 100);

        assertThat(schedule.begin(schedule.due(), 100)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void shouldKeepItsGridThroughManyBoosts(long seed) {
        Random random = new Random(seed);
        long now = 100;
        schedule.begin(now, INTERVAL);
        long before = now;
        for (int tick = 0; tick < 10_000; tick++) {
            long next = random.nextInt(3) == 0 ? 100 : INTERVAL;
            if (random.nextInt(4) == 0 && schedule.due() - now > 1) {
                now += random.nextLong(schedule.due() - now);
                schedule.quicken(now, next);
            }
            now = Math.max(now, schedule.due()) + random.nextInt(20);
            schedule.begin(now, next);
            assertThat(now - before).as("between two ticks").isGreaterThanOrEqualTo(50);
            assertThat(schedule.due()).isBetween(now + 1, now + next + next / 2);
            assertThat(Math.floorMod(schedule.due() - 100, next))
                    .as("on the grid")
                    .isZero();
            before = now;
        }
    }
}
