package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private final RecordingListener listener = new RecordingListener();

    @TempDir
    private Path directory;

    @Test
    void shouldServeClientsWhenStartReturns() throws Exception {
        try (EmbeddedBroker broker = broker()) {
            broker.start();

            assertThat(broker.isReady()).isTrue();
            assertThat(broker.bootstrap()).matches("127\\.0\\.0\\.1:\\d+");
            assertThat(listener.stages)
                    .containsExactly(
                            BrokerStage.PREPARING, BrokerStage.CONTROLLER, BrokerStage.BROKER, BrokerStage.READY);
            BrokerClient client = new BrokerClient(broker.bootstrap());
            client.createTopic(3);
            client.produce(List.of("a", "b"));
            client.produceInTransaction("c");
            assertThat(client.consume("readers", 3)).containsExactlyInAnyOrder("a", "b", "c");
        }
        assertThat(listener.failures).isEmpty();
    }

    @Test
    void shouldKeepRecordsAndPositionsAcrossRestart() throws Exception {
        try (EmbeddedBroker first = broker()) {
            first.start();
            BrokerClient client = new BrokerClient(first.bootstrap());
            client.createTopic(12);
            client.produce(List.of("a", "b", "c"));
            assertThat(client.consume("readers", 3)).hasSize(3);
            client.produce(List.of("d"));
        }

        try (EmbeddedBroker second = broker()) {
            second.start();
            BrokerClient client = new BrokerClient(second.bootstrap());
            client.produce(List.of("e"));
            assertThat(client.consume("readers", 2)).containsExactlyInAnyOrder("d", "e");
            assertThat(client.consume("others", 5)).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        }
        assertThat(listener.failures).isEmpty();
    }

    @Test
    void shouldCloseWithinItsLimitLeaveNoThreadAndCloseTwice() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        EmbeddedBroker broker = broker();
        broker.start();

        long begin = System.nanoTime();
        broker.close();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        broker.close();

        assertThat(took).isLessThan(Duration.ofSeconds(6));
        assertThat(broker.isReady()).isFalse();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getThreadGroup() instanceof BrokerThreads
                        && !before.contains(thread)
                        && !thread.getName().startsWith("metrics-meter-tick")));
        assertThat(listener.failures).isEmpty();
    }

    @Test
    void shouldGiveUpItsStartWhenClosedMeanwhile() throws Exception {
        EmbeddedBroker broker = broker();
        FutureTask<Void> start = new FutureTask<>(broker::start, null);
        new Thread(start, "test-start").start();
        await().until(() -> listener.stages.contains(BrokerStage.CONTROLLER));

        broker.close();

        assertThatThrownBy(() -> start.get(10, TimeUnit.SECONDS))
                .hasRootCauseMessage("The embedded broker was closed while it started");
        try (EmbeddedBroker next = broker()) {
            next.start();
            assertThat(next.isReady()).isTrue();
        }
    }

    @Test
    void shouldSayWhereItWasWhenItsStartTakesTooLong() {
        EmbeddedBroker.Limits limits =
                new EmbeddedBroker.Limits(Duration.ofMillis(50), Duration.ofSeconds(10), Duration.ofSeconds(1));
        EmbeddedBroker broker = new EmbeddedBroker(BrokerSettings.in(directory).withPort(0), listener, limits);

        assertThatThrownBy(broker::start)
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("was not ready");
        assertThat(broker.isReady()).isFalse();
        broker.close();
    }

    @Test
    void shouldNameThePortThatIsTakenAndStartLaterOnAnother() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedBroker broker =
                    new EmbeddedBroker(BrokerSettings.in(directory).withPort(other.getLocalPort()), listener);

            assertThatThrownBy(broker::start)
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("broker.port");
            broker.close();
        }

        try (EmbeddedBroker broker = broker()) {
            broker.start();
            assertThat(broker.isReady()).isTrue();
        }
    }

    @Test
    void shouldRefuseASecondStart() {
        try (EmbeddedBroker broker = broker()) {
            broker.start();
            assertThatThrownBy(broker::start).isInstanceOf(IllegalStateException.class);
        }
    }

    private EmbeddedBroker broker() {
        return new EmbeddedBroker(BrokerSettings.in(directory).withPort(0), listener);
    }
}
