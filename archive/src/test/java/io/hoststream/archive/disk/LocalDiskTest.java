package io.hoststream.archive.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDiskTest {

    @TempDir
    private Path directory;

    private LocalDisk disk;

    @BeforeEach
    void open() throws IOException {
        disk = LocalDisk.open(directory.resolve("archive"));
    }

    @Test
    void shouldWriteAtAPositionAndReadBack() throws IOException {
        disk.makeDirectory("a/b");
        try (DiskFile file = disk.create("a/b/c")) {
            file.write(0, bytes("hello"), 5);
            file.write(3, bytes("p me!"), 5);
            file.force();
        }

        assertThat(content("a/b/c")).isEqualTo("help me!");
        assertThat(disk.list("a")).containsExactly("b");
        assertThat(disk.list("nowhere")).isEmpty();
        assertThat(disk.exists("a/b/c")).isTrue();
        assertThat(disk.exists("a/b/d")).isFalse();
        assertThat(disk.free()).isPositive();
    }

    @Test
    void shouldRenameAndDelete() throws IOException {
        disk.makeDirectory("a");
        disk.create("a/one").close();

        disk.rename("a/one", "two");
        disk.sync("a");
        disk.sync("");
        disk.makeDirectory("a");

        assertThat(disk.exists("two")).isTrue();
        disk.delete("two");
        disk.delete("two");
        assertThat(disk.exists("two")).isFalse();
        assertThatThrownBy(() -> disk.rename("two", "three")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> disk.read("two")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldNotCreateAFileThatExists() throws IOException {
        disk.create("a").close();

        assertThatThrownBy(() -> disk.create("a")).isInstanceOf(FileAlreadyExistsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../archive2/x", "a/../../x", "/etc/passwd"})
    void shouldNotLeaveItsDirectory(String name) {
        assertThatThrownBy(() -> disk.create(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads out of");
        assertThatThrownBy(() -> disk.read(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> disk.makeDirectory(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> disk.rename("a", name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseANameThatNoFileCanHave() {
        assertThatThrownBy(() -> disk.create("a\0b")).isInstanceOf(InvalidPathException.class);
    }

    @Test
    void shouldNotFollowALinkOutOfItsDirectory() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.createSymbolicLink(directory.resolve("archive/dt=2026-01-01"), outside);

        assertThatThrownBy(() -> disk.makeDirectory("dt=2026-01-01/hour=00"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("by a link");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAPathThatIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> LocalDisk.open(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> LocalDisk.open(file.resolve("below"))).isInstanceOf(IOException.class);
    }

    private String content(String name) throws IOException {
        try (InputStream in = disk.read(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
