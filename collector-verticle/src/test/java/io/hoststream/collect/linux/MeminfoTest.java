package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.collect.reading.MemoryReading;
import io.hoststream.collect.reading.SwapReading;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MeminfoTest {

    private static final long KB = 1024;

    @Test
    void shouldReadMemoryInBytes() throws IOException {
        MemoryReading memory = Meminfo.parse(Fixtures.NVME.proc("meminfo")).memory();

        assertThat(memory)
                .isEqualTo(new MemoryReading(
                        32658432 * KB,
                        20111404 * KB,
                        1203388 * KB,
                        733212 * KB,
                        (17702108 + 1580040) * KB,
                        412044 * KB,
                        2011224 * KB,
                        1580040 * KB,
                        1204 * KB,
                        9022216 * KB,
                        19033112 * KB,
                        null));
    }

    @Test
    void shouldReadSwap() throws IOException {
        SwapReading swap = Meminfo.parse(Fixtures.NVME.proc("meminfo")).swap();

        assertThat(swap).isEqualTo(new SwapReading(8388604 * KB, 8126460 * KB, 10240 * KB, null, null));
    }

    @Test
    void shouldSayZeroWhereThereIsNoSwap() throws IOException {
        SwapReading swap = Meminfo.parse(Fixtures.VM.proc("meminfo")).swap();

        assertThat(swap.total()).isZero();
        assertThat(swap.free()).isZero();
    }

    @Test
    void shouldEstimateWhatIsAvailableOnOldKernels() throws IOException {
        MemoryReading memory = Meminfo.parse(Fixtures.OLD.proc("meminfo")).memory();

        assertThat(memory.available()).isEqualTo((112232 + 90112 + 400000 + 40000 - 2000) * KB);
    }

    @Test
    void shouldNotShowMoreAvailableThanThereIs() throws IOException {
        MemoryReading memory = Meminfo.parse(Fixtures.CONTAINER.proc("meminfo")).memory();

        assertThat(memory.total()).isEqualTo(1048576 * KB);
        assertThat(memory.available()).isEqualTo(memory.total());
    }

    @Test
    void shouldNotGuessFromNothing() throws IOException {
        MemoryReading memory =
                Meminfo.parse(ProcText.of("MemTotal: 100 kB\nMemFree: 50 kB\n")).memory();

        assertThat(memory.available()).isNull();
        assertThat(memory.free()).isEqualTo(50 * KB);
        assertThat(memory.buffers()).isNull();
        assertThat(memory.slab()).isNull();
    }

    @Test
    void shouldRefuseATextWithoutATotal() {
        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> Meminfo.parse(ProcText.of("MemFree: 50 kB\n")));
    }
}
