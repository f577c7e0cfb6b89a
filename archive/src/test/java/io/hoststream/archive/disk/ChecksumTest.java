package io.hoststream.archive.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ChecksumTest {

    @Test
    void shouldBeTheCrc32cOfAFile() throws IOException {
        TornDisk disk = TornDisk.with("a", "123456789".getBytes(StandardCharsets.US_ASCII));

        // The check value that catalogues of CRCs give for CRC-32C.
        assertThat(Checksum.of(disk, "a")).hasToString("e3069283");
        assertThatThrownBy(() -> Checksum.of(disk, "b")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldBeReadBackFromItsText() {
        for (int sum : new int[] {0, 1, -1, 0x0abcdef0, Integer.MIN_VALUE}) {
            Checksum checksum = new Checksum(sum);

            assertThat(checksum.toString()).matches("[0-9a-f]{8}");
            assertThat(Checksum.parse(checksum.toString())).isEqualTo(checksum);
        }
    }
}
