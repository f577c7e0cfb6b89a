package io.hoststream.storage.export;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.time.Duration;
import java.util.List;

/** What is offered to Prometheus, and where. */
@Prefix("export")
public record ExportSettings(
        @Setting(help = "Address that /metrics is served on", byDefault = "127.0.0.1", pattern = "\\S+")
        String bind,

        @Setting(
                help = "Port that /metrics is served on; 0 takes any free one",
                byDefault = "9464",
                min = 0,
                max = 65_535)
        int port,

        @Setting(
                help = "The shortest silence after which a host's series expire; three of its intervals if that is"
                        + " longer",
                byDefault = "60s",
                min = 1000)
        Duration staleAfter,

        @Setting(
                help = "After how long a silence host_up = 0 is no longer reported either",
                byDefault = "24h",
                min = 60_000)
        Duration forgetAfter,

        @Setting(
                help = "Labels of a host that become labels of its series",
                byDefault = "environment, region, group",
                pattern = "[a-zA-Z_][a-zA-Z0-9_]*")
        List<String> labels) {

    /** Keeps its own copy of the labels. */
    public ExportSettings {
        labels = List.copyOf(labels);
    }
}
