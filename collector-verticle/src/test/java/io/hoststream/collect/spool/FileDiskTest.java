package io.hoststream.collect.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real disk, and a backlog on it. */
class FileDiskTest {

    @TempDir
    private Path directory;

    @Test
    void shouldBelongToOneCollectorAtATime() throws IOException {
        Path spool = directory.resolve("spool");
        try (FileDisk held = FileDisk.open(spool)) {
            assertThat(held).hasToString(spool.toString());
            assertThatThrownBy(() -> FileDisk.open(spool))
                    .isInstanceOf(SpoolInUseException.class)
                    .hasMessageContaining(spool + " is in use by another running collector")
                    .hasMessageContaining("collect.spool-directory");
        }
        FileDisk.open(spool).close();
    }

    @Test
    void shouldKeepOutOtherProcessesAfterASecondOpenWasRefused() throws IOException, InterruptedException {
        try (FileDisk held = FileDisk.open(directory)) {
            assertThatThrownBy(() -> FileDisk.open(directory)).isInstanceOf(SpoolInUseException.class);

            assertThat(openedByAnotherProcess()).as(held.toString()).isFalse();
        }
        assertThat(openedByAnotherProcess()).isTrue();
    }

    private boolean openedByAnotherProcess() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process other = new ProcessBuilder(
                        java.toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int code = other.waitFor();
        assertThat(code).isBetween(OtherProcess.OPENED, OtherProcess.REFUSED);
        return code == OtherProcess.OPENED;
    }

    /** Opens the directory and ends. */
    static final class OtherProcess {

        static final int OPENED = 40;
        static final int REFUSED = 41;

        private OtherProcess() {}

        public static void main(String[] arguments) throws IOException {
            int code = OPENED;
            try {
                FileDisk.open(Path.of(arguments[0])).close();
            } catch (SpoolInUseException e) {
                code = REFUSED;
            }
            Runtime.getRuntime().halt(code);
        }
    }

    @Test
    void shouldKeepABacklogThroughRestarts() {
        DropAccount account = new DropAccount();
        RecordingMonitor monitor = new RecordingMonitor();
        for (int run = 1; run <= 3; run++) {
            try (Backlog backlog = new Backlog(() -> FileDisk.open(directory), 1 << 20, account, monitor)) {
                assertThat(backlog.waiting()).isEqualTo((run - 1) * 100);
                for (int sequence = 1; sequence <= 100; sequence++) {
                    backlog.add(new Entry(
                            new SampleNumber(run, sequence), sequence, new byte[] {1}, new byte[500], List.of()));
                }
                backlog.settle(0);
            }
        }
        try (Backlog backlog = new Backlog(() -> FileDisk.open(directory), 1 << 20, account, monitor)) {
            SampleNumber last = SampleNumber.NONE;
            for (Entry entry = backlog.next(); entry != null; entry = backlog.next()) {
                assertThat(entry.number()).isGreaterThan(last);
                last = entry.number();
                backlog.ackFirst();
            }
            backlog.settle(0);
            assertThat(last).isEqualTo(new SampleNumber(3, 100));
            assertThat(backlog.waiting()).isZero();
            assertThat(backlog.bytes()).isLessThan(80 << 10);
        }
        assertThat(monitor.said()).isEmpty();
    }

    @Test
    void shouldReportADirectoryThatCannotBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        RecordingMonitor monitor = new RecordingMonitor();

        try (Backlog backlog =
                new Backlog(() -> FileDisk.open(file.resolve("spool")), 1 << 20, new DropAccount(), monitor)) {
            backlog.add(new Entry(new SampleNumber(1, 1), 1, new byte[1], new byte[1], List.of()));

            assertThat(backlog.trouble()).contains(file.toString());
            assertThat(backlog.inMemory()).isEqualTo(1);
        }
        assertThat(monitor.said()).hasSize(1);
    }
}
