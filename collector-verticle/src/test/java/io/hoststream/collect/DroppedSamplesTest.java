package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.SequenceRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroppedSamplesTest {

    private static final Instant EPOCH = Instant.ofEpochMilli(1234);

    private final DroppedSamples dropped = new DroppedSamples(EPOCH);

    @Test
    void shouldTellNothingWhereNothingWasDropped() {
        assertThat(dropped.take()).isEmpty();
    }

    @Test
    void shouldTellRangesInOrder() {
        for (long sequence : List.of(5L, 3L, 4L, 9L, 11L, 10L, 1L)) {
            dropped.add(sequence, List.of());
        }

        assertThat(dropped.take()).containsExactly(range(1, 1), range(3, 5), range(9, 11));
    }

    @Test
    void shouldTellEverythingOnce() {
        dropped.add(7, List.of());

        assertThat(dropped.take()).containsExactly(range(7, 7));
        assertThat(dropped.take()).isEmpty();
    }

    @Test
    void shouldTellAgainWhatADroppedSampleWasToTell() {
        dropped.add(1, List.of());
        dropped.add(2, List.of());
        List<SequenceRange> toldByThree = dropped.take();

        dropped.add(3, toldByThree);

        assertThat(dropped.take()).containsExactly(range(1, 3));
    }

    private static SequenceRange range(long first, long last) {
        return new SequenceRange(EPOCH, first, last);
    }
}
