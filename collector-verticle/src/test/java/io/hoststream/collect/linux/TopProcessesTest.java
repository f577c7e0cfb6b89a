package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.TopProcess;
import io.hoststream.collect.paced.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TopProcessesTest {

    private static final int PAGE = SelfAuxv.read().pageSize();
    private static final int HERTZ = SelfAuxv.read().ticksPerSecond();

    @TempDir
    Path directory;

    private long now = 1;
    private TopProcesses top = new TopProcesses(HostRoot.OWN, 1, () -> now);

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(directory.resolve("etc"));
        Files.writeString(directory.resolve("etc/passwd"), "root:x:0:0::/:/bin/sh\nodd line\nwww:x:33:33::/:\n");
        Files.createDirectories(directory.resolve("proc/self"));
        Files.createDirectories(directory.resolve("proc/fs"));
        top = new TopProcesses(new HostRoot(directory), 2, () -> now);
    }

    @Test
    void shouldTellTheProcessesThatUseTheMostOfEither() throws IOException {
        process(10, "idle", "0", 5, 100, 1);
        process(11, "small", "0", 5, 100, 2);
        process(12, "large", "33", 5, 100, 900);
        process(13, "larger", "4711", 5, 100, 901);
        assertThat(read()).extracting(TopProcess::getPid).containsExactly(13, 12);

        now += Duration.ofSeconds(10).toNanos();
        process(10, "idle", "0", 5, 100 + HERTZ, 1);
        process(11, "small", "0", 5, 100 + 15 * HERTZ, 2);

        assertThat(read())
                .containsExactly(
                        new TopProcess(11, "small", "root", 150f, 2L * PAGE),
                        new TopProcess(10, "idle", "root", 10f, (long) PAGE),
                        new TopProcess(13, "larger", "4711", 0f, 901L * PAGE),
                        new TopProcess(12, "large", "www", 0f, 900L * PAGE));
    }

    @Test
    void shouldTellAProcessFromTheOneThatHadItsIdBefore() throws IOException {
        process(10, "before", "0", 5, 100, 1);
        read();
        now += Duration.ofSeconds(1).toNanos();
        process(10, "after", "0", 6, 500, 1);

        assertThat(read()).containsExactly(new TopProcess(10, "after", "root", null, (long) PAGE));
    }

    @Test
    void shouldReadNamesThatLookLikeSomethingElse() throws IOException {
        process(10, "a) R 1 (b", "0", 5, 100, 1);
        process(11, "bell\u0007", "0", 5, 100, 1);

        assertThat(read()).extracting(TopProcess::getName).containsExactlyInAnyOrder("a) R 1 (b", "bell?");
    }

    @Test
    void shouldLiveWithProcessesThatEndMeanwhile() throws IOException {
        Files.createDirectories(directory.resolve("proc/9"));
        process(10, "whole", "0", 5, 100, 1);
        process(11, "half", "0", 5, 100, 7);
        Files.delete(directory.resolve("proc/11/status"));

        assertThat(read()).extracting(TopProcess::getName).containsExactly("whole");
    }

    @Test
    void shouldSayThatProcessesCannotBeListed() {
        Round round = new TopProcesses(new HostRoot(directory.resolve("nowhere")), 2, () -> now).read();

        assertThat(round.failure()).contains("nowhere").contains("cannot be listed");
        assertThat(round.brought().top()).isNull();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldFindThisProcessAmongMany() {
        TopProcesses live = new TopProcesses(HostRoot.OWN, 50, System::nanoTime);
        int own = (int) ProcessHandle.current().pid();

        List<TopProcess> rows = Objects.requireNonNull(live.read().brought().top());

        assertThat(rows).anySatisfy(row -> {
            assertThat(row.getPid()).isEqualTo(own);
            assertThat(row.getName()).isEqualTo("java");
            assertThat(row.getResidentBytes()).isGreaterThan(10_000_000);
        });
    }

    private List<TopProcess> read() {
        return Objects.requireNonNull(top.read().brought().top());
    }

    private void process(int pid, String name, String user, long start, long ticks, long pages) throws IOException {
        Path process = Files.createDirectories(directory.resolve("proc").resolve(String.valueOf(pid)));
        Files.writeString(
                process.resolve("stat"),
                pid + " (" + name + ") S 1 1 1 0 -1 4194560 9 9 9 9 " + (ticks - 10) + " 10 77 77 20 0 3 0 " + start
                        + " 1234567 " + pages + " 18446744073709551615 1 1 0\n");
        Files.writeString(
                process.resolve("status"),
                "Name:\t" + name + "\nUmask:\t0022\nState:\tS (sleeping)\nUid:\t5\t" + user + "\t5\t5\n");
    }
}
