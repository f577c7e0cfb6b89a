package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.collect.reading.DiskReading;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskstatsTest {

    @Test
    void shouldReadCountersWithSectorsAsBytes() throws IOException {
        List<DiskReading> disks = Diskstats.parse(Fixtures.VM.proc("diskstats"));

        assertThat(disks)
                .contains(new DiskReading(
                        "vda",
                        "254:0",
                        152486L,
                        6086218L * 512,
                        66560L,
                        84633L,
                        7810264L * 512,
                        43263L,
                        0,
                        21548L,
                        117379L));
    }

    @Test
    void shouldReadEveryDeviceInOrder() throws IOException {
        assertThat(Diskstats.parse(Fixtures.NVME.proc("diskstats")))
                .extracting(DiskReading::name)
                .containsExactly(
                        "loop0",
                        "nvme0n1",
                        "nvme0n1p1",
                        "nvme0n1p2",
                        "sda",
                        "sda1",
                        "sdb",
                        "sr0",
                        "dm-0",
                        "md0",
                        "zram0");
    }

    @Test
    void shouldLeaveOutPartitionsOfOldKernelsThatHaveFourColumns() throws IOException {
        assertThat(Diskstats.parse(Fixtures.OLD.proc("diskstats")))
                .extracting(DiskReading::name)
                .containsExactly("ram0", "sda", "fd0", "xvdb1");
    }

    @Test
    void shouldReadNothingFromNothing() throws IOException {
        assertThat(Diskstats.parse(Fixtures.CONTAINER.proc("diskstats"))).isEmpty();
    }

    @Test
    void shouldRefuseATextOfAnotherKind() {
        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> Diskstats.parse(ProcText.of("sda 8 0 1 2 3\n")));
    }
}
