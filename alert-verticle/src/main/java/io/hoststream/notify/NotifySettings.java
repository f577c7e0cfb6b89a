package io.hoststream.notify;

import io.hoststream.pipeline.settings.ByteSize;
import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who is told of alerts, and how. */
@Prefix("notify")
public record NotifySettings(
        @Setting(help = "Print a line on standard output for each change of an alert", byDefault = "true")
        boolean console,

        @Setting(
                help = "Colours on standard output: auto for only on a terminal and without NO_COLOR",
                byDefault = "auto")
        Colours colours,

        @Setting(
                help = "File that keeps every change of an alert, one JSON object in a line; alerts.log in the data "
                        + "directory where none is given")
        Optional<Path> logFile,

        @Setting(help = "Size at which the alert log is set aside and begun anew", byDefault = "10MB", min = 4096)
        ByteSize logSize,

        @Setting(help = "How many alert logs that were set aside are kept", byDefault = "5", min = 0, max = 1000)
        int logFiles,

        @Setting(
                help =
                        "An event that is older than this when it is read is history: it is told only if it still stands",
                byDefault = "5m",
                min = 1000)
        Duration backlogAfter,

        @Setting(
                help =
                        "File that says who else is told of alerts, and how, read again whenever it changes; without one "
                                + "nobody is")
        Optional<Path> routes,

        @Setting(help = "Where the page is, as those who are told reach it: messages link to it")
        Optional<URI> pageUrl) {

    /** When to use colours. */
    public enum Colours {
        /** On a terminal, unless NO_COLOR is set. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER
    }
}
