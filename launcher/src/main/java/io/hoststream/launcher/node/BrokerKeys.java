package io.hoststream.launcher.node;

import io.hoststream.launcher.broker.BrokerSettings;
import io.hoststream.pipeline.settings.ByteSize;
import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the broker that {@code up} runs inside the process. */
@Prefix("broker")
public record BrokerKeys(
        @Setting(help = "Loopback address that the broker listens on", byDefault = "127.0.0.1")
        String host,

        @Setting(
                help = "Port that the broker listens on; 0 takes any free one",
                byDefault = "9092",
                min = 0,
                max = 65_535)
        int port,

        @Setting(help = "How long records are kept in topics that do not say otherwise", byDefault = "3d", min = 60_000)
        Duration retention,

        @Setting(help = "Bytes kept per partition in topics that do not say otherwise; none for no limit", min = 1)
        Optional<ByteSize> retentionBytes,

        @Setting(help = "Free space below which the broker counts as not ready", byDefault = "512MB")
        ByteSize minimumFree) {

    /** Checks what the broker itself would refuse. */
    public BrokerKeys {
        new BrokerSettings(Path.of("."), host, port, retention, bytesOf(retentionBytes), minimumFree.bytes());
    }

    BrokerSettings in(Path directory) {
        return new BrokerSettings(directory, host, port, retention, bytesOf(retentionBytes), minimumFree.bytes());
    }

    private static long bytesOf(Optional<ByteSize> size) {
        return size.map(ByteSize::bytes).orElse(-1L);
    }
}
