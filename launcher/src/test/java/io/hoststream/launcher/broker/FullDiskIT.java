package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk that fills up while the broker runs. Needs to mount a small file system, so it runs for root on Linux only. */
class FullDiskIT {

    private static final int DISK_MEGABYTES = 48;
    private static final long MIB = 1 << 20;
    private static final int RECORD_BYTES = 256 << 10;

    private final RecordingListener listener = new RecordingListener();
    private @Nullable Tmpfs mounted;
    private @Nullable EmbeddedBroker broker;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(Tmpfs.allowed(), "mounting a small file system needs root on Linux");
        mounted = Tmpfs.mount(DISK_MEGABYTES);
    }

    @AfterEach
    void closeAndUnmount() throws Exception {
        if (broker != null) {
            broker.close();
        }
        if (mounted != null) {
            mounted.close();
        }
    }

    @Test
    void shouldReportItsDeathAndLetTheProcessLiveWhenTheDiskIsFull() throws Exception {
        Tmpfs disk = disk();
        Path filler = disk.fill(12 * MIB);
        broker = broker(disk, 4 * MIB);
        broker.start();
        BrokerClient client = new BrokerClient(broker.bootstrap());
        client.createTopic(1);

        int acknowledged = client.produceUntilRefused(RECORD_BYTES, 4 * DISK_MEGABYTES);

        assertThat(listener.spaces).containsExactly(FreeSpaceState.LOW);
        await().atMost(Duration.ofSeconds(20)).until(() -> !listener.failures.isEmpty());
        assertThat(listener.failures).hasSize(1);
        assertThat(listener.failures.get(0).message())
                .contains(data(disk).toString())
                .contains("disk is full");
        assertThat(broker.isReady()).isFalse();
        long begin = System.nanoTime();
        broker.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));

        Files.delete(filler);
        try (EmbeddedBroker next = broker(disk, MIB)) {
            next.start();
            BrokerClient reader = new BrokerClient(next.bootstrap());
            assertThat(reader.consume("readers", acknowledged)).hasSizeGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void shouldReportLowSpaceOnceAndAgainWhenThereIsRoom() throws Exception {
        Tmpfs disk = disk();
        Path filler = disk.fill(20 * MIB);
        try (EmbeddedBroker broker = broker(disk, 16 * MIB)) {
            broker.start();
            BrokerClient client = new BrokerClient(broker.bootstrap());
            client.createTopic(1);
            assertThat(listener.spaces).isEmpty();

            assertThat(client.produceUntilRefused(RECORD_BYTES, 56)).isEqualTo(56);
            await().untilAsserted(() -> assertThat(listener.spaces).containsExactly(FreeSpaceState.LOW));

            Files.delete(filler);
            await().untilAsserted(
                            () -> assertThat(listener.spaces).containsExactly(FreeSpaceState.LOW, FreeSpaceState.OK));
            assertThat(listener.failures).isEmpty();
        }
    }

    private Tmpfs disk() {
        if (mounted == null) {
            throw new IllegalStateException("nothing is mounted");
        }
        return mounted;
    }

    private EmbeddedBroker broker(Tmpfs disk, long minimumFree) {
        BrokerSettings settings = BrokerSettings.in(data(disk)).withPort(0).withMinimumFree(minimumFree);
        EmbeddedBroker.Limits limits =
                new EmbeddedBroker.Limits(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMillis(20));
        return new EmbeddedBroker(settings, listener, limits);
    }

    private static Path data(Tmpfs disk) {
        return disk.path().resolve("data");
    }
}
