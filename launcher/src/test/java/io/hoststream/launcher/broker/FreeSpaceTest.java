package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeSpaceTest {

    private final FreeSpace space = new FreeSpace(1_000);

    @Test
    void shouldSayNothingWhileEnoughIsFree() {
        assertThat(space.observe(5_000)).isEmpty();
        assertThat(space.observe(1_000)).isEmpty();
    }

    @Test
    void shouldReportLowSpaceOnce() {
        assertThat(space.observe(999)).contains(FreeSpaceState.LOW);
        assertThat(space.observe(10)).isEmpty();
        assertThat(space.observe(0)).isEmpty();
    }

    @Test
    void shouldNotWaverAroundTheBound() {
        assertThat(space.observe(999)).contains(FreeSpaceState.LOW);
        assertThat(space.observe(1_001)).isEmpty();
        assertThat(space.observe(1_249)).isEmpty();
        assertThat(space.observe(1_250)).contains(FreeSpaceState.OK);
        assertThat(space.observe(1_001)).isEmpty();
        assertThat(space.observe(999)).contains(FreeSpaceState.LOW);
    }

    @Test
    void shouldNeverBeLowWithoutABound() {
        FreeSpace unbounded = new FreeSpace(0);
        assertThat(unbounded.observe(0)).isEmpty();
        assertThat(new FreeSpace(Long.MAX_VALUE / 2).observe(1)).contains(FreeSpaceState.LOW);
    }
}
