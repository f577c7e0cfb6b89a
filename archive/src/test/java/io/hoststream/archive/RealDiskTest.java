package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.format.SampleFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hoststream.archive.Formats#pairs")
class RealDiskTest {

    private static final Source SOURCE = new Source("hoststream.samples", 0);
    private static final long ARRIVED = Samples.START.toEpochMilli();

    @Parameter(0)
    SampleFormat written;

    @Parameter(1)
    SampleFormat beside;

    @TempDir
    private Path directory;

    @Test
    void shouldStoreAndResumeOnARealDisk() throws IOException {
        LocalDisk disk = LocalDisk.open(directory);
        PartitionArchive one = claim(disk);
        append(one, 0, 99);
        one.close();
        append(one, 100, 149);
        one.flush();

        PartitionArchive two = claim(disk);
        append(two, two.resumeAt(), 199);
        two.close();

        assertThatThrownBy(one::close).isInstanceOf(TakenOverException.class);
        assertThat(Stored.once(disk, written)).hasSize(200);
        assertThat(Stored.once(disk, beside)).hasSize(200);
        assertThat(claim(disk).resumeAt()).isEqualTo(200);
    }

    @Test
    void shouldPauseOnAFullDiskAndGoOnByItself() throws Exception {
        mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", directory.toString());
        try {
            LocalDisk disk = LocalDisk.open(directory);
            PartitionArchive partition = claim(disk);
            append(partition, 0, 9);
            partition.close();
            Path ballast = directory.resolve("ballast");
            Files.write(ballast, new byte[(int) disk.free() - 8192]);

            assertThatThrownBy(() -> {
                        append(partition, 10, 999);
                        partition.close();
                    })
                    .hasMessageContaining("No space left");
            assertThatThrownBy(partition::close).hasMessageContaining("No space left");
            Files.delete(ballast);
            append(partition, 10, 199);
            partition.close();

            assertThat(Stored.once(disk, written)).hasSizeGreaterThanOrEqualTo(200);
            assertThat(Stored.once(disk, beside)).hasSameSizeAs(Stored.once(disk, written));
        } finally {
            run("umount", directory.toString());
        }
    }

    @Test
    void shouldPauseOnAReadOnlyDiskAndGoOnByItself() throws Exception {
        mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", directory.toString());
        try {
            LocalDisk disk = LocalDisk.open(directory);
            PartitionArchive partition = claim(disk);
            append(partition, 0, 9);
            partition.close();
            mount("-o", "remount,ro", directory.toString());

            assertThatThrownBy(() -> append(partition, 10, 10)).hasMessageContaining("Read-only");
            assertThatThrownBy(() -> LocalDisk.open(directory)).hasMessageContaining("Read-only");
            mount("-o", "remount,rw", directory.toString());
            append(partition, 10, 19);
            partition.close();

            assertThat(Stored.once(disk, written)).hasSize(20);
            assertThat(Stored.once(disk, beside)).hasSize(20);
        } finally {
            run("umount", directory.toString());
        }
    }

    /** Mounts, or has the test left out where that is not allowed. */
    private static void mount(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "mount";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        assumeThat(run(command)).as("may mount").isZero();
    }

    private static int run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            // No such command on this machine.
            return -1;
        }
    }

    private PartitionArchive claim(LocalDisk disk) throws IOException {
        Rotation rotation = new Rotation(Duration.ofMinutes(1), 1 << 20);
        return new Archive(disk, List.of(written, beside), rotation, ArchiveListener.NONE).claim(SOURCE);
    }

    private static void append(PartitionArchive partition, long first, long last) throws IOException {
        for (long offset = first; offset <= last; offset++) {
            partition.append(offset, ARRIVED, Samples.small("a", 1, offset + 1));
        }
    }
}
