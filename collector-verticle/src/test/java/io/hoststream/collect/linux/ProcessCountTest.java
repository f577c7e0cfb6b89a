package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessCountTest {

    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldCountAboutAsManyProcessesAsThereAreDirectoriesOfThem() throws IOException {
        Integer count = ProcessCount.of(HostRoot.OWN).read();

        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            long seen = entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .count();
            // Others start and end meanwhile; a container is shown fewer than the machine has.
            assertThat(count).isNotNull();
            assertThat((long) count).isGreaterThan(seen - 25);
            if (!Files.exists(Path.of("/.dockerenv"))) {
                assertThat((long) count).isCloseTo(seen, Offset.offset(25L));
            }
        }
    }

    @Test
    void shouldKnowNothingWithoutProc() {
        assertThat(ProcessCount.of(new HostRoot(directory)).read()).isNull();
    }
}
