package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.format.SampleNumber;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredNumbersTest {

    @Test
    void shouldRememberExactlyWhatWasAdded() {
        Random random = new Random(7);
        Ranges ranges = new Ranges();
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            long number = 1L + random.nextInt(900);
            assertThat(ranges.add(number)).isEqualTo(expected.add(number));
        }
        for (long number = 0; number <= 901; number++) {
            assertThat(ranges.contains(number)).isEqualTo(expected.contains(number));
        }
    }

    @Test
    void shouldKeepNumbersThatFollowOneAnotherAsOneRange() {
        Ranges ranges = new Ranges();
        for (long number = 1; number <= 100_000; number++) {
            ranges.add(number);
        }
        ranges.add(100_002);
        assertThat(ranges.size()).isEqualTo(2);

        ranges.add(100_001);
        assertThat(ranges.size()).isEqualTo(1);
    }

    @Test
    void shouldJoinRangesThatOverlap() {
        Ranges ranges = new Ranges();
        ranges.add(1, 3);
        ranges.add(10, 12);
        ranges.add(20, 22);
        ranges.add(2, 19);

        assertThat(ranges.size()).isEqualTo(1);
        assertThat(ranges.contains(22)).isTrue();
        assertThat(ranges.contains(23)).isFalse();
    }

    @Test
    void shouldFillTheOldestGapPastItsBound() {
        Ranges ranges = new Ranges();
        for (long i = 0; i <= Ranges.MAX_RANGES; i++) {
            ranges.add(10 * i);
        }

        assertThat(ranges.size()).isEqualTo(Ranges.MAX_RANGES);
        assertThat(ranges.contains(5)).isTrue();
        assertThat(ranges.contains(15)).isFalse();
    }

    @Test
    void shouldForgetTheRunsOfAHostThatWereHeardOfLongestAgo() {
        StoredNumbers numbers = new StoredNumbers();
        for (long epoch = 1; epoch <= StoredNumbers.MAX_EPOCHS + 1; epoch++) {
            numbers.add(new SampleNumber("a", epoch, 1));
            numbers.contains(new SampleNumber("a", 1, 1));
        }

        assertThat(numbers.contains(new SampleNumber("a", 1, 1))).isTrue();
        assertThat(numbers.contains(new SampleNumber("a", 2, 1))).isFalse();
        assertThat(numbers.contains(new SampleNumber("a", 3, 1))).isTrue();
    }

    @Test
    void shouldBoundTheHosts() {
        StoredNumbers numbers = new StoredNumbers();
        for (int host = 0; host < StoredNumbers.MAX_HOSTS + 500; host++) {
            numbers.add(new SampleNumber("host-" + host, 1, 1));
        }

        assertThat(numbers.hosts()).isEqualTo(StoredNumbers.MAX_HOSTS);
        assertThat(numbers.contains(new SampleNumber("host-0", 1, 1))).isFalse();
        assertThat(numbers.contains(new SampleNumber("host-500", 1, 1))).isTrue();
    }
}
