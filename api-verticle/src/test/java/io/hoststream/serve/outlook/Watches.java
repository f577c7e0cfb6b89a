package io.hoststream.serve.outlook;

import io.hoststream.avro.Expected;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Learned;
import io.hoststream.avro.Outlook;
import io.hoststream.serve.Samples;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of the topic of baselines. */
public final class Watches {

    /** When the series was seen last. */
    public static final Instant SEEN = Instant.ofEpochMilli(Samples.START);

    private Watches() {}

    /** What is known of an installation that was heard at that time. */
    public static HostWatch watch(String host, Instant heard, Learned... learned) {
        return new HostWatch(host, "id-1", Map.of(), SEEN, 1L, 1L, heard, heard, 1000, List.of(), List.of(learned));
    }

    /** A processor that is usually at 20, and now at 26. */
    public static Learned usual() {
        return learned("cpu-unusual", "cpu_usage_percent", Map.of(), new Expected(20d, 2d, 26d, 6d, null), null);
    }

    /** A filesystem that will be full. */
    public static Learned filling(Instant reaches) {
        return learned(
                "disk-full-soon",
                "disk_usage_percent",
                Map.of("mountpoint", "/"),
                null,
                new Outlook(70d, 100d, 2d, reaches, 1.5, 3d));
    }

    /** Something that nobody can read. */
    public static Learned opaque() {
        return learned("", "", Map.of(), null, null);
    }

    private static Learned learned(
            String rule,
            String metric,
            Map<String, String> device,
            @Nullable Expected expected,
            @Nullable Outlook outlook) {
        return new Learned(rule, metric, device, SEEN, ByteBuffer.allocate(1), expected, outlook);
    }
}
