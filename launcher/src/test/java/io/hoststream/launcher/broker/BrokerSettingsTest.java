package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSettingsTest {

    private static final Path DIRECTORY = Path.of("data");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.0.255", "::1", "localhost"})
    void shouldTakeLoopbackAddresses(String host) {
        assertThat(withHost(host).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "", "192.168.1.5", "kafka.example", "127.0.0.1.example", "127.0.0.256"})
    void shouldRefuseEveryOtherAddress(String host) {
        assertThatThrownBy(() -> withHost(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broker.host is " + host)
                .hasMessageContaining("no authentication");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void shouldRefuseAPortThatIsNone(int port) {
        assertThatThrownBy(() -> BrokerSettings.in(DIRECTORY).withPort(port))
                .hasMessageContaining("broker.port is " + port)
                .hasMessageContaining("65535");
    }

    @Test
    void shouldRefuseRetentionAndSpaceThatMakeNoSense() {
        assertThatThrownBy(() -> new BrokerSettings(DIRECTORY, "::1", 0, Duration.ofSeconds(59), -1, 0))
                .hasMessageContaining("broker.retention is PT59S");
        assertThatThrownBy(() -> new BrokerSettings(DIRECTORY, "::1", 0, Duration.ofDays(1), 0, 0))
                .hasMessageContaining("broker.retention-bytes is 0");
        assertThatThrownBy(() -> BrokerSettings.in(DIRECTORY).withMinimumFree(-5))
                .hasMessageContaining("broker.minimum-free is -5");
    }

    private static BrokerSettings withHost(String host) {
        return new BrokerSettings(DIRECTORY, host, 0, Duration.ofDays(1), -1, 0);
    }
}
