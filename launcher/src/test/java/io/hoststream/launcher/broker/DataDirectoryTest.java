package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path scratch;

    @Test
    void shouldMakeAndHoldTheDirectory() {
        Path path = scratch.resolve("a/b");
        try (DataDirectory directory = DataDirectory.lock(path)) {
            assertThat(directory.path()).isEqualTo(path).isDirectory();
        }
    }

    @Test
    void shouldRefuseWhatSomebodyHoldsUntilItIsGivenBack() {
        try (DataDirectory held = DataDirectory.lock(scratch)) {
            assertThatThrownBy(() -> DataDirectory.lock(held.path().resolve("../" + scratch.getFileName())))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining(scratch.toString())
                    .hasMessageContaining("in use");
        }
        DataDirectory.lock(scratch).close();
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        Path file = Files.createFile(scratch.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.lock(file))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining(file + " is a file");
        assertThatThrownBy(() -> DataDirectory.lock(file.resolve("below")))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldSayThatItMayNotWrite() throws IOException {
        Path closed = Files.createDirectory(
                scratch.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeTrue(!Files.isWritable(closed), "root may write everywhere");
        assertThatThrownBy(() -> DataDirectory.lock(closed))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining(closed.toString())
                .hasMessageContaining("permission denied");
    }

    @Test
    void shouldSayThatTheFileSystemIsReadOnly() {
        Path unwritable = Path.of("/proc/hoststream");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc");
        assertThatThrownBy(() -> DataDirectory.lock(unwritable))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("/proc/hoststream")
                .hasMessageContaining("choose another directory");
    }
}
