package io.hoststream.storage.export;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How values are offered to Prometheus. */
@Prefix("export")
public record ExportSettings(
        @Setting(help = "Address to listen on", byDefault = "127.0.0.1", pattern = "\\S+")
        String bind,

        @Setting(help = "Port to listen on; 0 takes a free one", byDefault = "9464", min = 0, max = 65_535)
        int port,

        @Setting(
                help = "How long a host may be silent before its series end; where none is given, three of its"
                        + " intervals and at least 1m",
                min = 1_000)
        Optional<Duration> staleAfter,

        @Setting(
                help = "How long the values of a family that is not in every sample, such as filesystems, stand",
                byDefault = "5m",
                min = 1_000)
        Duration keepSections,

        @Setting(
                help = "How long a silent host is shown with host_up 0 before it is left out",
                byDefault = "1h",
                min = 0)
        Duration showDown,

        @Setting(help = "How far back to read the samples at the start", byDefault = "5m", min = 0)
        Duration lookBack,

        @Setting(
                help = "Labels of the hosts that every series carries besides host",
                byDefault = "environment, region, group",
                pattern = "[A-Za-z_][A-Za-z0-9_.-]{0,99}")
        List<String> labels) {

    /** Checks that the labels can stand beside those that series have anyway. */
    public ExportSettings {
        HostLabels.check(labels);
    }

    Staleness staleness() {
        return new Staleness(staleAfter, keepSections, showDown);
    }
}
