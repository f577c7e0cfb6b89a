package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DashboardsCommandTest {

    private static final Path DASHBOARDS = Path.of("..", "dashboards");
    private static final String SOURCE = "dashboards.yaml";

    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    private int run() {
        CommandLine commandLine = Commands.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute("dashboards", directory.toString());
    }

    @Test
    void shouldWriteTheDashboardsBesideTheirSource() throws IOException {
        Files.copy(DASHBOARDS.resolve(SOURCE), directory.resolve(SOURCE));

        assertThat(run()).isZero();

        assertThat(written())
                .hasSize(7)
                .allSatisfy(
                        file -> assertThat(directory.resolve(file)).hasSameTextualContentAs(DASHBOARDS.resolve(file)));
    }

    @Test
    void shouldWriteNothingOfASourceWithAMistake() throws IOException {
        String source = Files.readString(DASHBOARDS.resolve(SOURCE));
        Files.writeString(directory.resolve(SOURCE), source.replaceFirst("unit: percentunit", "units: percentunit"));

        assertThat(run()).isEqualTo(2);

        assertThat(err.toString()).contains("units is not a key here; did you mean unit?");
        assertThat(written()).isEmpty();
    }

    @Test
    void shouldSayThatThereIsNoSource() throws IOException {
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString()).contains(directory.resolve(SOURCE) + " does not exist");
        assertThat(written()).isEmpty();
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .toList();
        }
    }
}
