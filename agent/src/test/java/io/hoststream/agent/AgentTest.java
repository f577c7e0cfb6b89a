package io.hoststream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.process.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void shouldShowItsHelp() {
        assertThat(run("run", "collect", "--help")).isEqualTo(ExitCode.OK);
        assertThat(text()).startsWith("Usage: hoststream run collect").contains("--set", "--data");
    }

    @Test
    void shouldTellItsVersion() {
        assertThat(run("version")).isEqualTo(ExitCode.OK);
        assertThat(text()).matches("hoststream \\S+ agent \\(Java \\S+\\)\\R");
    }

    @Test
    void shouldNameEverySettingThatCannotBeUsed() throws IOException {
        Path file = directory.resolve("hoststream.yaml");
        Files.writeString(file, "collect:\n  intervall: 1s\nkafka:\n  bootstrap: nonsense\nserve:\n  port: 9000\n");

        assertThat(run("run", "collect", "--config", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("collect.intervall is not a setting; did you mean collect.interval?")
                .contains("kafka.bootstrap")
                .doesNotContain("serve.port");
    }

    @Test
    void shouldNameADataDirectoryThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(run("run", "collect", "--data", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--data " + file, "it is a file");
    }

    private int run(String... arguments) {
        return new Agent(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintWriter(err), Map.of())
                .run(arguments);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
