package io.hoststream.pipeline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataHomeTest {

    @TempDir
    private Path directory;

    @Test
    void shouldFollowTheXdgDirectory() {
        assertThat(DataHome.byDefault(Map.of("XDG_DATA_HOME", "/data"), "/home/a"))
                .isEqualTo(Path.of("/data/hoststream"));
    }

    @Test
    void shouldFallBackToTheHomeDirectory() {
        Path expected = Path.of("/home/a/.local/share/hoststream");
        assertThat(DataHome.byDefault(Map.of(), "/home/a")).isEqualTo(expected);
        assertThat(DataHome.byDefault(Map.of("XDG_DATA_HOME", "relative"), "/home/a"))
                .isEqualTo(expected);
    }

    @Test
    void shouldMakeTheDirectoryAndLeaveNothingInIt() throws IOException {
        Path made = DataHome.prepare(directory.resolve("a/b"));
        try (var entries = Files.list(made)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> DataHome.prepare(file))
                .withMessageContaining("--data " + file)
                .withMessageContaining("it is a file")
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void shouldSayInWordsWhyADirectoryCannotBeMade() throws IOException {
        Path below = Files.createFile(directory.resolve("file")).resolve("below");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> DataHome.prepare(below))
                .withMessageContaining("--data " + below)
                .withMessageNotContaining("Exception");
    }
}
