package io.hoststream.launcher.cli;

import io.hoststream.launcher.node.SettingsCatalogue;
import io.hoststream.pipeline.process.StandardPaths;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command with settings has. */
final class SettingsOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Settings file (default: $HOSTSTREAM_CONFIG, or hoststream.yaml here if there is one).")
    private @Nullable Path config;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "Sets one setting over file and environment; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory for everything that is kept (default: $HOSTSTREAM_DATA, or"
                    + " $XDG_DATA_HOME/hoststream, ~/.local/share/hoststream).")
    private @Nullable Path data;

    Settings settings() {
        return SettingsCatalogue.read(sources());
    }

    Sources sources() {
        return new Sources(configFile(), System.getenv(), overrides);
    }

    /** The settings file that counts, if there is one. */
    Optional<Path> configFile() {
        return StandardPaths.settingsFile(config, System.getenv());
    }

    /** The data directory, whether or not it exists. */
    Path dataDirectory() {
        return StandardPaths.dataDirectory(data, System.getenv());
    }
}
