package io.hoststream.storage.export;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import io.hoststream.storage.naming.Labelling;
import io.hoststream.storage.naming.NamingScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
        List<String> labels,

        @Setting(
                help =
                        "Labels of every series, each with its value, such as cluster=berlin; where a series has a label of"
                                + " that name itself, its own stays")
        Map<String, String> externalLabels,

        @Setting(
                help = "How series are named: hoststream for the names of the metrics page, node-exporter for those of"
                        + " Prometheus's node_exporter, with label instance in the place of host",
                byDefault = "hoststream")
        NamingScheme naming,

        @Setting(
                help = "How many scrapes are answered at the same time; more are refused with status 503",
                byDefault = "8",
                min = 1,
                max = 1000)
        int scrapesAtOnce) {

    /** Keeps its own copies of the labels. */
    public ExportSettings {
        labels = List.copyOf(labels);
        externalLabels = Map.copyOf(externalLabels);
        Labelling.checkExternal(externalLabels);
    }

    /** How all series are named and labelled. */
    public Labelling labelling() {
        return new Labelling(naming.naming(), labels, externalLabels);
    }
}
