package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import io.hoststream.collect.reading.NetworkReading.Traffic;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NetDevTest {

    @Test
    void shouldReadBothDirections() throws IOException {
        assertThat(NetDev.parse(Fixtures.NVME.proc("net/dev")))
                .contains(new NetworkReading(
                        "enp5s0",
                        Link.UNKNOWN,
                        new Traffic(734455667788L, 601233441L, 12L, 4500L),
                        new Traffic(55443322110L, 301112233L, 3L, 21L)));
    }

    @Test
    void shouldReadEveryInterfaceInOrder() throws IOException {
        assertThat(NetDev.parse(Fixtures.VM.proc("net/dev")))
                .extracting(NetworkReading::name)
                .containsExactly("lo", "ifb0", "ifb1", "eth0");
    }

    @Test
    void shouldReadANumberThatTouchesTheColon() throws IOException {
        assertThat(NetDev.parse(Fixtures.OLD.proc("net/dev")))
                .contains(new NetworkReading(
                        "eth0",
                        Link.UNKNOWN,
                        new Traffic(4294967290L, 8812233L, 1L, 2L),
                        new Traffic(3312233441L, 7712233L, 3L, 4L)));
    }

    @Test
    void shouldRefuseALineWithoutNumbers() {
        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> NetDev.parse(ProcText.of("a\nb\neth0 up\n")));
    }
}
