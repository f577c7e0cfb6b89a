package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTest {

    @TempDir
    Path directory;

    @Test
    void shouldReadFromTheStartEveryTime() throws IOException {
        Path path = directory.resolve("loadavg");
        Files.writeString(path, "1.00");
        try (ProcFile file = new ProcFile(path, new ReadBuffer())) {
            assertThat(file.read().word()).isEqualTo("1.00");

            Files.writeString(path, "2.50 and more");

            assertThat(file.read().rest()).isEqualTo("2.50 and more");
            Files.writeString(path, "3");
            assertThat(file.read().rest()).isEqualTo("3");
        }
    }

    @Test
    void shouldReadFilesThatAreLargerThanTheBuffer() throws IOException {
        Path path = directory.resolve("interrupts");
        String long1 = "x".repeat(100_000);
        Files.writeString(path, long1);
        try (ProcFile file = new ProcFile(path, new ReadBuffer())) {
            assertThat(file.read().rest()).isEqualTo(long1);
            assertThat(file.read().rest()).isEqualTo(long1);
        }
    }

    @Test
    void shouldReadAFileThatFillsTheBufferExactly() throws IOException {
        Path path = directory.resolve("stat");
        String exact = "y".repeat(8 * 1024);
        Files.writeString(path, exact);
        try (ProcFile file = new ProcFile(path, new ReadBuffer())) {
            assertThat(file.read().rest()).isEqualTo(exact);
        }
    }

    @Test
    void shouldNameTheFileThatCannotBeReadAndTryAgainNextTime() throws IOException {
        Path path = directory.resolve("late");
        try (ProcFile file = new ProcFile(path, new ReadBuffer())) {
            assertThatIOException().isThrownBy(file::read).withMessageContaining(path.toString());

            Files.writeString(path, "here");

            assertThat(file.read().word()).isEqualTo("here");
        }
    }

    @Test
    void shouldBeUsableAfterClose() throws IOException {
        Path path = directory.resolve("uptime");
        Files.writeString(path, "7");
        ProcFile file = new ProcFile(path, new ReadBuffer());
        file.read();
        file.close();
        file.close();

        assertThat(file.read().number()).isEqualTo(7);
        file.close();
    }
}
