package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.collect.reading.LoadReading;
import io.hoststream.collect.reading.PressureReading.Stalls;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SmallFilesTest {

    @Test
    void shouldReadLoad() throws IOException {
        assertThat(Loadavg.parse(Fixtures.VM.proc("loadavg"))).isEqualTo(new LoadReading(8.07f, 7.38f, 5.51f, 5, 153));
    }

    @Test
    void shouldReadLoadWithoutCounts() throws IOException {
        assertThat(Loadavg.parse(ProcText.of("0.10 0.20 0.30\n")))
                .isEqualTo(new LoadReading(0.1f, 0.2f, 0.3f, null, null));
    }

    @Test
    void shouldReadSocketsOfBothProtocolFamilies() throws IOException {
        assertThat(Sockstat.parse(Fixtures.NVME.proc("net/sockstat"))).isEqualTo(new Sockstat(812L, 44L, 2L, 31L, 9L));
        assertThat(Sockstat.parse(Fixtures.NVME.proc("net/sockstat6")))
                .isEqualTo(new Sockstat(null, 11L, null, null, 5L));
    }

    @Test
    void shouldFindEstablishedConnectionsByTheNameOfTheColumn() throws IOException {
        assertThat(Snmp.established(Fixtures.NVME.proc("net/snmp"))).isEqualTo(38);
        assertThat(Snmp.established(Fixtures.OLD.proc("net/snmp"))).isEqualTo(4);
        assertThat(Snmp.established(ProcText.of("Tcp: CurrEstab A\nTcp: 5 6\n")))
                .isEqualTo(5);
    }

    @Test
    void shouldKnowNoConnectionsWhereTheyAreNotTold() throws IOException {
        assertThat(Snmp.established(ProcText.of("Tcp: A B\nTcp: 5 6\n"))).isNull();
        assertThat(Snmp.established(ProcText.of("Ip: A B\nIp: 5 6\n"))).isNull();
        assertThat(Snmp.established(ProcText.of("Tcp: CurrEstab\n"))).isNull();
    }

    @Test
    void shouldReadPressure() throws IOException {
        assertThat(PressureFile.parse(Fixtures.NVME.proc("pressure/io"))).isEqualTo(new Stalls(99331122L, 77331122L));
        assertThat(PressureFile.parse(Fixtures.NVME.proc("pressure/irq"))).isEqualTo(new Stalls(null, 4411L));
    }

    @Test
    void shouldRefusePressureWithoutATotal() {
        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> PressureFile.parse(ProcText.of("some avg10=0.00\n")));
    }

    @Test
    void shouldFindKeyedNumbersInAnyOrder() throws IOException {
        KeyedNumbers found = KeyedNumbers.read(ProcText.of("b 2\nbb 3\na 1\n"), "a ", "b ", "c ");

        assertThat(found.get("a ")).isEqualTo(1);
        assertThat(found.get("b ", 10)).isEqualTo(20);
        assertThat(found.get("c ")).isNull();
        assertThat(found.get("c ", 10)).isNull();
    }
}
