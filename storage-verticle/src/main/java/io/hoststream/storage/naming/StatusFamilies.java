package io.hoststream.storage.naming;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a host besides its values; the same in every naming, but for the label that names the host. */
public final class StatusFamilies {

    /** 1 as long as the host is heard from. */
    public static final SeriesFamily UP =
            SeriesFamily.of("host_up", SeriesType.GAUGE, "1 if the host was heard from lately, 0 if it fell silent");

    /** When the newest sample was taken. */
    public static final SeriesFamily LAST_SAMPLE = SeriesFamily.of(
            "host_last_sample_timestamp_seconds",
            SeriesType.GAUGE,
            "When the newest sample of the host was taken, seconds since 1970");

    /** What the host is. */
    public static final SeriesFamily INFO =
            SeriesFamily.of("host_info", SeriesType.INFO, "What the host is, as its collector registered it; always 1");

    private static final double MILLIS = 1000;

    private StatusFamilies() {}

    /** All of them. */
    public static List<SeriesFamily> all() {
        return List.of(UP, LAST_SAMPLE, INFO);
    }

    static void read(
            HostSample newest, @Nullable HostInfo info, boolean live, LabelSource labels, SeriesVisitor visitor) {
        SeriesLabels host = labels.of(Device.HOST, Map.of());
        if (host != null) {
            visitor.series(UP, host, live ? 1 : 0);
            visitor.series(LAST_SAMPLE, host, newest.getTime().toEpochMilli() / MILLIS);
        }
        if (info != null) {
            SeriesLabels told = labels.of(Device.HOST, infoLabels(info));
            if (told != null) {
                visitor.series(INFO, told, 1);
            }
        }
    }

    private static Map<String, String> infoLabels(HostInfo info) {
        Map<String, String> labels = new HashMap<>();
        put(labels, "collector_version", info.getCollectorVersion());
        put(labels, "os", info.getOperatingSystem());
        put(labels, "kernel", info.getKernel());
        put(labels, "architecture", info.getArchitecture());
        put(labels, "cpu_model", info.getCpuModel());
        put(labels, "virtualization", info.getVirtualization());
        return labels;
    }

    private static void put(Map<String, String> labels, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            labels.put(name, value);
        }
    }
}
