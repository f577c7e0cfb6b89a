package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundSocketsTest {

    @Test
    void shouldBindTwoPortsAndGiveThemBack() {
        int port;
        try (BoundSockets sockets = BoundSockets.bind("127.0.0.1", 0)) {
            port = sockets.clientsPort();
            assertThat(port).isPositive().isNotEqualTo(sockets.controllerPort());
        }
        try (BoundSockets again = BoundSockets.bind("127.0.0.1", port)) {
            assertThat(again.clientsPort()).isEqualTo(port);
        }
    }

    @Test
    void shouldNameThePortThatIsTaken() {
        try (BoundSockets sockets = BoundSockets.bind("127.0.0.1", 0)) {
            int port = sockets.clientsPort();
            assertThatThrownBy(() -> BoundSockets.bind("127.0.0.1", port))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("choose another port with broker.port");
        }
    }
}
