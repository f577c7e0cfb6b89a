package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.format.MalformedFileException;
import io.hoststream.archive.format.SampleNumber;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CheckpointCodecTest {

    private final StoredNumbers numbers = new StoredNumbers();

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        numbers.add(new SampleNumber("host \uD83D\uDE80", 1_767_225_600_000L, 1));
        numbers.run("b", -5).add(10, 20);
        numbers.run("b", -5).add(30, Long.MAX_VALUE - 1);
        Checkpoint written = new Checkpoint(new Position(2, 77), "jsonl/dt=2026-01-01/hour=00/x", numbers);

        Checkpoint read = CheckpointCodec.decode(CheckpointCodec.encode(written));

        assertThat(read.position()).isEqualTo(written.position());
        assertThat(read.file()).isEqualTo(written.file());
        assertThat(read.numbers().contains(new SampleNumber("host \uD83D\uDE80", 1_767_225_600_000L, 1)))
                .isTrue();
        assertThat(read.numbers().contains(new SampleNumber("b", -5, 20))).isTrue();
        assertThat(read.numbers().contains(new SampleNumber("b", -5, 21))).isFalse();
        assertThat(CheckpointCodec.encode(read)).isEqualTo(CheckpointCodec.encode(written));
    }

    @Test
    void shouldNoticeEveryTornOrChangedByte() {
        numbers.run("b", 1).add(10, 20);
        byte[] whole = CheckpointCodec.encode(new Checkpoint(new Position(0, 5), "x", numbers));

        for (int i = 0; i < whole.length; i++) {
            byte[] torn = Arrays.copyOf(whole, i);
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> CheckpointCodec.decode(torn)).isInstanceOf(MalformedFileException.class);
            assertThatThrownBy(() -> CheckpointCodec.decode(changed)).isInstanceOf(MalformedFileException.class);
        }
    }
}
