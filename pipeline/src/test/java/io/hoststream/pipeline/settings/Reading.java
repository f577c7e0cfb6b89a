package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@link Demo} from sources of a test's making. */
final class Reading {

    private Reading() {}

    static Sources of(String... overrides) {
        return new Sources(Optional.empty(), Map.of(), List.of(overrides));
    }

    static Sources of(Map<String, String> environment) {
        return new Sources(Optional.empty(), environment, List.of());
    }

    static Sources of(Path file) {
        return new Sources(Optional.of(file), Map.of(), List.of());
    }

    static Path file(Path directory, String yaml) {
        try {
            return Files.writeString(directory.resolve("demo.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Demo demo(Sources sources) {
        return settings(sources).get(Demo.class);
    }

    static Settings settings(Sources sources) {
        return Settings.read(sources, List.of(Demo.class));
    }

    /** The problems as they are told to the user, without the directory of the file. */
    static List<String> problems(Sources sources) {
        SettingsException thrown = catchThrowableOfType(SettingsException.class, () -> settings(sources));
        String directory =
                sources.file().map(Path::getParent).map(parent -> parent + "/").orElse("");
        return thrown == null
                ? List.of()
                : thrown.problems().stream()
                        .map(problem -> problem.toString().replace(directory, ""))
                        .toList();
    }
}
