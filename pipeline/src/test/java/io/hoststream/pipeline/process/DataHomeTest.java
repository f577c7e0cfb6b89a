package io.hoststream.pipeline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
                .withMessageNotContaining("Exception")
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void shouldNotCallAFullDiskAMistakeOfTheUser() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> DataHome.prepare(directory, DataHomeTest::full))
                .withMessageContaining("(No space left on device)")
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.FAILURE));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> DataHome.prepareOrWarn(directory, DataHomeTest::full))
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.FAILURE));
    }

    @Test
    void shouldLetACollectorThatHasRunBeforeGoOnOnAFullDisk() throws IOException {
        Files.writeString(directory.resolve("host-id"), "known");

        assertThat(DataHome.prepareOrWarn(directory, DataHomeTest::full)).isEqualTo(directory.toAbsolutePath());
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> DataHome.prepareOrWarn(directory, DataHomeTest::forbidden))
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    private static void full(Path directory) throws IOException {
        throw new FileSystemException(directory.toString(), null, "No space left on device");
    }

    private static void forbidden(Path directory) throws IOException {
        throw new AccessDeniedException(directory.toString());
    }
}
