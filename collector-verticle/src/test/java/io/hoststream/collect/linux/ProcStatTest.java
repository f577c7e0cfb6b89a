package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.collect.reading.CpuReading.Core;
import io.hoststream.collect.reading.Ticks;
import io.hoststream.collect.reading.Ticks.Column;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcStatTest {

    private static final int HZ = 100;

    @Test
    void shouldReadEveryColumn() throws IOException {
        ProcStat stat = ProcStat.parse(Fixtures.VM.proc("stat"), HZ);

        assertThat(stat.cpu().total()).isEqualTo(Ticks.of(369821, 773, 32546, 479810, 575, 0, 380, 354, 0, 0));
        assertThat(stat.cpu().cores()).extracting(Core::name).containsExactly("cpu0", "cpu1");
        assertThat(stat.cpu().ticksPerSecond()).isEqualTo(HZ);
        assertThat(stat.cpu().contextSwitches()).isEqualTo(10416917);
        assertThat(stat.cpu().interrupts()).isEqualTo(3076919);
        assertThat(stat.cpu().forks()).isEqualTo(52655);
        assertThat(stat.bootTime()).isEqualTo(Instant.ofEpochSecond(1795392389));
        assertThat(stat.running()).isEqualTo(6);
        assertThat(stat.blocked()).isZero();
    }

    @Test
    void shouldNameCoresAsTheKernelDoesWhereOneIsOffline() throws IOException {
        ProcStat stat = ProcStat.parse(Fixtures.NVME.proc("stat"), HZ);

        assertThat(stat.cpu().cores()).extracting(Core::name).containsExactly("cpu0", "cpu1", "cpu3");
        assertThat(stat.cpu().cores().get(2).ticks().get(Column.GUEST)).isEqualTo(15000);
    }

    @Test
    void shouldKnowWhichColumnsAnOldKernelLacks() throws IOException {
        Ticks nine = ProcStat.parse(Fixtures.OLD.proc("stat"), HZ).cpu().total();
        Ticks four = ProcStat.parse(ProcText.of("cpu 1 2 3 4\ncpu0 1 2 3 4\nctxt 9\n"), HZ)
                .cpu()
                .total();

        assertThat(nine.has(Column.GUEST)).isTrue();
        assertThat(nine.has(Column.GUEST_NICE)).isFalse();
        assertThat(four.has(Column.IDLE)).isTrue();
        assertThat(four.has(Column.IOWAIT)).isFalse();
        assertThat(four.get(Column.IOWAIT)).isZero();
    }

    @Test
    void shouldIgnoreColumnsOfKernelsToCome() throws IOException {
        Ticks total = ProcStat.parse(ProcText.of("cpu  1 2 3 4 5 6 7 8 9 10 11 12\nctxt 9\n"), HZ)
                .cpu()
                .total();

        assertThat(total).isEqualTo(Ticks.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    }

    @Test
    void shouldLeaveOutWhatIsNotTold() throws IOException {
        ProcStat stat = ProcStat.parse(ProcText.of("cpu  1 2 3 4 5 6 7 8 9 10\n"), HZ);

        assertThat(stat.bootTime()).isNull();
        assertThat(stat.running()).isNull();
        assertThat(stat.cpu().contextSwitches()).isNull();
        assertThat(stat.cpu().cores()).isEmpty();
    }

    @Test
    void shouldRefuseATextOfAnotherKind() {
        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> ProcStat.parse(ProcText.of("MemTotal: 1 kB\n"), HZ));
        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> ProcStat.parse(ProcText.of("cpu  1 2 3\n"), HZ))
                .withMessageContaining("four columns");
    }
}
