package io.hoststream.pipeline.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a process finds its settings file and its data: what the command line says, then the environment, then what is usual. */
public final class StandardPaths {

    private static final Path HERE = Path.of("hoststream.yaml");
    private static final String CONFIG_VARIABLE = "HOSTSTREAM_CONFIG";
    private static final String DATA_VARIABLE = "HOSTSTREAM_DATA";

    private StandardPaths() {}

    /** The settings file: the option's, {@code $HOSTSTREAM_CONFIG}, or {@code hoststream.yaml} here if there is one. */
    public static Optional<Path> settingsFile(@Nullable Path option, Map<String, String> environment) {
        if (option != null) {
            return Optional.of(option);
        }
        String variable = environment.get(CONFIG_VARIABLE);
        if (variable != null && !variable.isEmpty()) {
            return Optional.of(Path.of(variable));
        }
        return Files.exists(HERE) ? Optional.of(HERE) : Optional.empty();
    }

    /** The data directory, whether or not it exists: the option's, {@code $HOSTSTREAM_DATA}, or the default. */
    public static Path dataDirectory(@Nullable Path option, Map<String, String> environment) {
        if (option != null) {
            return option;
        }
        String variable = environment.get(DATA_VARIABLE);
        return variable != null && !variable.isEmpty()
                ? Path.of(variable)
                : DataHome.byDefault(environment, System.getProperty("user.home"));
    }
}
