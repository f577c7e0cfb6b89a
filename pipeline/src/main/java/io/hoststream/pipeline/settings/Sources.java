package io.hoststream.pipeline.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings are read from; the later ones win.
 *
 * @param file the YAML file, if there is one
 * @param environment environment variables: those with the prefix {@code HOSTSTREAM_} and a double underscore are settings
 *     ({@code HOSTSTREAM_KAFKA__BOOTSTRAP} is {@code kafka.bootstrap}), and all of them can be named as {@code ${env:NAME}}
 * @param overrides {@code key=value}, as given by {@code --set}
 */
public record Sources(Optional<Path> file, Map<String, String> environment, List<String> overrides) {

    /** Nothing but the defaults. */
    public static Sources none() {
        return new Sources(Optional.empty(), Map.of(), List.of());
    }
}
