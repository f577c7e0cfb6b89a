package io.hoststream.collect.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StaggerTest {

    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);
    private static final Instant WALL = Instant.parse("2026-03-01T12:00:00.250Z");

    @Test
    void shouldLieWithinOneIntervalFromNow() {
        for (String host : new String[] {"web-1", "web-2", "", "\u00fc"}) {
            assertThat(Stagger.origin(host, TEN_SECONDS, 0.999, -77, WALL)).isBetween(-77L, -77 + TEN_SECONDS - 1);
        }
    }

    @Test
    void shouldKeepAHostsPlaceOverRestarts() {
        long first = Stagger.origin("web-1", TEN_SECONDS, 0, 1000, WALL);
        long later = Stagger.origin("web-1", TEN_SECONDS, 0, 5_000_000, WALL.plusNanos(73_123_456_789L));

        long placeOfFirst = Math.floorMod(wallNanos(WALL) + first - 1000, TEN_SECONDS);
        long placeOfLater = Math.floorMod(wallNanos(WALL) + 73_123_456_789L + later - 5_000_000, TEN_SECONDS);
        assertThat(placeOfLater).isEqualTo(placeOfFirst);
    }

    @Test
    void shouldMoveByAFewPercentFromStartToStart() {
        long without = Stagger.origin("web-1", TEN_SECONDS, 0, 0, WALL);
        long with = Stagger.origin("web-1", TEN_SECONDS, 0.8, 0, WALL);

        assertThat(Math.floorMod(with - without, TEN_SECONDS)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(400));
    }

    @Test
    void shouldSpreadAFleetOverTheInterval() {
        int[] perTenth = new int[10];
        IntStream.range(0, 10_000).forEach(i -> perTenth[(int) (Stagger.shareOf("web-" + i) * 10)]++);

        assertThat(IntStream.of(perTenth).boxed())
                .allSatisfy(hosts -> assertThat(hosts).isBetween(900, 1100));
    }

    private static long wallNanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
