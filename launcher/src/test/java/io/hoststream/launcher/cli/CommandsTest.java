package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Commands.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private String errors() {
        return CommandLine.Help.Ansi.OFF.string(err.toString()).replaceAll("\u001b\\[[;\\d]*m", "");
    }

    @Test
    void shouldPrintTheVersion() {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).matches("hoststream \\d+\\.\\d+\\.\\S+ \\(Java .*\\)\\R");
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant() {
        assertThat(run("hsots")).isEqualTo(2);
        assertThat(errors()).contains("hsots").contains("hosts").doesNotContain("\tat ");
    }

    @Test
    void shouldAskForACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(errors()).contains("expected a command");
    }

    @Test
    void shouldNameAnUnknownRoleAndTheOneThatWasMeant() {
        assertThat(run("run", "colect")).isEqualTo(2);
        assertThat(errors())
                .contains("\"colect\" is not a role")
                .contains("alert, archive, collect, export, notify, serve")
                .contains("did you mean collect?");
    }

    @Test
    void shouldReportEveryProblemOfTheSettingsAtOnce() throws IOException {
        Path file = directory.resolve("hoststream.yaml");
        Files.writeString(file, "collect:\n  intervall: 10s\n  interval: often\nserve:\n  port: 99999\n");

        assertThat(run("config", "check", "--config", file.toString())).isEqualTo(2);

        assertThat(errors())
                .contains(file + ":2: collect.intervall is not a setting; did you mean collect.interval?")
                .contains(file + ":3: collect.interval = \"often\": expected a duration such as 10s")
                .contains(file + ":5: serve.port = \"99999\": expected from 0 to 65535");
    }

    @Test
    void shouldNameASettingsFileThatDoesNotExist() {
        Path missing = directory.resolve("missing.yaml");
        assertThat(run("config", "check", "--config", missing.toString())).isEqualTo(2);
        assertThat(errors()).contains(missing + ": does not exist");
    }

    @Test
    void shouldShowSettingsWithTheirOrigin() {
        assertThat(run("config", "show", "--set", "collect.interval=1s", "--changed"))
                .isZero();
        assertThat(out.toString()).contains("collect.interval").contains("1s").contains("--set");
    }

    @Test
    void shouldNotShowASecret() {
        assertThat(run(
                        "config",
                        "show",
                        "--set",
                        "kafka.security-protocol=sasl-ssl",
                        "--set",
                        "kafka.sasl-user=me",
                        "--set",
                        "kafka.sasl-password=hunter2"))
                .isZero();
        assertThat(out.toString())
                .contains("kafka.sasl-password")
                .contains("***")
                .doesNotContain("hunter2");
    }

    @Test
    void shouldSayThatNobodyAnswersAndExitWithThree() throws IOException {
        Files.writeString(directory.resolve("api.key"), "hs_test_key");
        int code = run("hosts", "--data", directory.toString(), "--url", "http://127.0.0.1:1");
        assertThat(code).isEqualTo(3);
        assertThat(errors()).contains("Nobody answers at http://127.0.0.1:1");
    }

    @Test
    void shouldSayThatTheKeyFileIsMissing() {
        int code = run("hosts", "--data", directory.toString());
        assertThat(code).isEqualTo(2);
        assertThat(errors()).contains(directory.resolve("api.key").toString()).contains("--key-file");
    }

    @Test
    void shouldSayThatTheBrokerIsUnreachableAndExitWithThree() {
        int code = run(
                "run",
                "export",
                "--data",
                directory.toString(),
                "--set",
                "kafka.bootstrap=127.0.0.1:1",
                "--set",
                "export.port=0");
        assertThat(code).isEqualTo(3);
        assertThat(errors()).contains("No Kafka broker answered at 127.0.0.1:1").contains("kafka.bootstrap");
    }

    @Test
    void shouldRefuseADataDirectoryThatIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(run("up", "--data", file.toString())).isEqualTo(2);
        assertThat(errors()).contains("--data " + file).contains("expected a directory that can be written to");
    }

    @Test
    void shouldPrintACompletionScript() {
        assertThat(run("generate-completion")).isZero();
        assertThat(out.toString()).contains("_picocli_hoststream");
    }

    @Test
    void shouldNotShowWhatAFileHoldsThatIsNoKey() throws IOException {
        Path file = directory.resolve("secrets.env");
        Files.writeString(file, "PASSWORD=hunter2\nTOKEN=x\n");
        assertThat(run("hosts", "--key-file", file.toString())).isEqualTo(2);
        assertThat(errors()).contains(file + " does not hold an API key").doesNotContain("hunter2");
    }

    @Test
    void shouldExplainAnAddressWithoutScheme() throws IOException {
        Files.writeString(directory.resolve("api.key"), "hs_test_key");
        assertThat(run("hosts", "--data", directory.toString(), "--url", "127.0.0.1:8080"))
                .isEqualTo(2);
        assertThat(errors()).contains("--url 127.0.0.1:8080: expected an address such as http://127.0.0.1:8080");
    }

    @Test
    void shouldRefuseSettingsThatAreNestedWithoutEnd() throws IOException {
        Path file = directory.resolve("deep.yaml");
        Files.writeString(file, "[".repeat(20_000));
        assertThat(run("config", "check", "--config", file.toString())).isEqualTo(2);
        assertThat(errors()).contains("nested deeper than 50 levels");
    }

    @Test
    void shouldRefuseALimitBelowOne() {
        assertThat(run("tail", "--limit", "0")).isEqualTo(2);
        assertThat(errors()).contains("--limit 0: expected 1 or more");
    }
}
