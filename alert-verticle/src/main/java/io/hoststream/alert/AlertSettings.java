package io.hoststream.alert;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How samples are watched. */
@Prefix("alert")
public record AlertSettings(
        @Setting(
                help =
                        "File with the alert rules, read again whenever it changes; none for the rules that are built in")
        Optional<Path> rules,

        @Setting(
                help =
                        "A sample that is older than this when it is evaluated changes the state of alerts, but tells nobody",
                byDefault = "5m",
                min = 1000)
        Duration backlogAfter,

        @Setting(
                help = "How long a series may be missing from its host's samples before its alert is ended",
                byDefault = "5m",
                min = 1000)
        Duration missingAfter,

        @Setting(
                help =
                        "Address in front of the runbooks of rules that are given without one, such as those that are built in:"
                                + " where the documentation can be read; none to name them as they are")
        Optional<URI> runbookUrl) {}
