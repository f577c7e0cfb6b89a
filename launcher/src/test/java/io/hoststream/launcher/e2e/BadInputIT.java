package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a user can get wrong: each time a message that names the thing and what was expected, and the right exit code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;

    private Path directory;
    private Path usedData;
    private LocalBroker broker;

    /** What a command that came to its end said on standard error, and its exit code. */
    private record Ended(int exitCode, String errors) {}

    @BeforeAll
    void startBroker(@TempDir Path scratch) throws Exception {
        directory = scratch;
        usedData = scratch.resolve("used");
        broker = new LocalBroker(usedData.resolve("kafka"));
        assertThat(broker.applyTopics(scratch)).contains("made hoststream.samples, 12 partitions");
    }

    @AfterAll
    void stopBroker() {
        broker.close();
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory(directory, "command");
        try (HoststreamProcess process = HoststreamProcess.start(scratch, "hoststream", List.of(arguments))) {
            int exitCode = process.awaitExit();
            assertThat(process.output() + process.errors())
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
            return new Ended(exitCode, process.errors());
        }
    }

    private String data() throws IOException {
        return Files.createTempDirectory(directory, "data").toString();
    }

    @Test
    void shouldNameThePortThatServeCannotHave() throws Exception {
        try (ServerSocket taken = Ports.taken()) {
            Ended ended = run(
                    "run", "serve", "--data", data(), "--set", broker.setting(), "--set", port("serve.port", taken));

            assertThat(ended.exitCode()).isEqualTo(FAILURE);
            assertThat(ended.errors()).contains("serve.port").contains(":" + taken.getLocalPort());
        }
    }

    @Test
    void shouldNameThePortThatExportCannotHave() throws Exception {
        try (ServerSocket taken = Ports.taken()) {
            Ended ended = run(
                    "run", "export", "--data", data(), "--set", broker.setting(), "--set", port("export.port", taken));

            assertThat(ended.exitCode()).isEqualTo(FAILURE);
            assertThat(ended.errors()).contains("export.port").contains(":" + taken.getLocalPort());
        }
    }

    @Test
    void shouldNameThePortThatTheBrokerCannotHave() throws Exception {
        try (ServerSocket taken = Ports.taken()) {
            Ended ended = run("up", "--data", data(), "--set", port("broker.port", taken));

            assertThat(ended.exitCode()).isEqualTo(FAILURE);
            assertThat(ended.errors()).contains("broker.port").contains(":" + taken.getLocalPort());
        }
    }

    private static String port(String setting, ServerSocket taken) {
        return setting + "=" + taken.getLocalPort();
    }

    @Test
    void shouldRefuseADataDirectoryThatCannotBeWritten() throws Exception {
        Path file = Files.createTempFile(directory, "a", "file");

        for (Path data : List.of(file, file.resolve("below"), Path.of("/proc/hoststream"))) {
            Ended ended = run("up", "--data", data.toString());

            assertThat(ended.exitCode()).isEqualTo(USAGE);
            assertThat(ended.errors()).contains("--data " + data).contains("expected a directory");
        }
    }

    @Test
    void shouldRefuseADataDirectoryThatIsInUse() throws Exception {
        Ended ended = run("up", "--data", usedData.toString(), "--set", "broker.port=0");

        assertThat(ended.exitCode()).isEqualTo(FAILURE);
        assertThat(ended.errors()).contains(usedData.toString()).contains("in use by another running hoststream");
    }

    @Test
    void shouldSayThatTheBrokerDoesNotAnswer() throws Exception {
        String nobody = "127.0.0.1:" + Ports.free();

        Ended ended = run("run", "archive", "--data", data(), "--set", "kafka.bootstrap=" + nobody);

        assertThat(ended.exitCode()).isEqualTo(UNREACHABLE);
        assertThat(ended.errors()).contains(nobody).contains("kafka.bootstrap");
    }

    @Test
    void shouldRefuseRolesAndSettingsThatDoNotExist() throws Exception {
        Ended role = run("run", "colect", "--data", data());
        Ended setting = run("up", "--data", data(), "--set", "collect.intervall=1s");

        assertThat(role.exitCode()).isEqualTo(USAGE);
        assertThat(role.errors()).contains("\"colect\" is not a role").contains("did you mean collect?");
        assertThat(setting.exitCode()).isEqualTo(USAGE);
        assertThat(setting.errors())
                .contains("collect.intervall is not a setting")
                .contains("did you mean collect.interval?");
    }
}
