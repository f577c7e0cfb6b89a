package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final long INTERVAL = 1000;

    private final Schedule schedule = new Schedule(100, INTERVAL);

    @Test
    void shouldBeDueAtOnceAndThenAtAFixedRate() {
        assertThat(schedule.due()).isEqualTo(100);
        assertThat(schedule.begin(100)).isZero();
        assertThat(schedule.due()).isEqualTo(1100);
    }

    @Test
    void shouldNotDriftWhereTicksAreALittleLate() {
        for (int tick = 0; tick < 1000; tick++) {
            assertThat(schedule.due()).isEqualTo(100 + tick * INTERVAL);
            assertThat(schedule.begin(schedule.due() + 499)).isZero();
        }
    }

    @Test
    void shouldCountTicksWhoseTimeHasPassed() {
        schedule.begin(100);

        assertThat(schedule.begin(1100 + 3 * INTERVAL + 10)).isEqualTo(3);
        assertThat(schedule.due()).isEqualTo(1100 + 4 * INTERVAL);
        assertThat(schedule.begin(schedule.due())).isZero();
    }

    @Test
    void shouldLeaveOutATickThatWouldFollowTooClosely() {
        schedule.begin(100);

        assertThat(schedule.begin(1100 + 900)).isZero();
        assertThat(schedule.due()).isEqualTo(1100 + 2 * INTERVAL);
        assertThat(schedule.begin(schedule.due())).as("told by the next").isEqualTo(1);
    }

    @Test
    void shouldNeverBeDueInThePast() {
        schedule.begin(1_000_000_000L);

        assertThat(schedule.due()).isGreaterThan(1_000_000_000L);
    }

    @Test
    void shouldWorkWithAClockThatStartsBelowZero() {
        Schedule early = new Schedule(-5_000, INTERVAL);

        assertThat(early.begin(-5_000)).isZero();
        assertThat(early.due()).isEqualTo(-4_000);
        assertThat(early.begin(-1_990)).isEqualTo(2);
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
            counted += schedule.begin(now) + 1;
            if (lastTaken != Long.MIN_VALUE) {
                assertThat(now - lastTaken).isGreaterThanOrEqualTo(INTERVAL / 2);
            }
            lastTaken = now;
            assertThat(schedule.due()).isGreaterThan(now);
        }
        long grid = (schedule.due() - 100) / INTERVAL;
        assertThat(counted).isBetween(grid - 1, grid);
    }
}
