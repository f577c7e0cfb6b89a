package io.hoststream.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.pipeline.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentFileTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReadWhatWentWrong() throws IOException {
        assertThat(IncidentFile.read(
                        file("host,kind,start,end\nsim-1,memory,2026-03-01T00:00:00Z,2026-03-01T01:00:00.5Z\n")))
                .containsExactly(new Incident(
                        "sim-1",
                        Incident.Kind.MEMORY,
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-03-01T01:00:00.5Z")));
    }

    @Test
    void shouldNameEverythingThatIsWrongWithItsLine() throws IOException {
        Path file = file("""
            host,kind,start,end
            sim-1,flood,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z
            sim-1,disk,yesterday,2026-03-01T01:00:00Z
            sim-1
            sim-1,disk,2026-03-02T00:00:00Z,2026-03-01T00:00:00Z
            """);

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> IncidentFile.read(file))
                .satisfies(wrong -> assertThat(wrong.problems().stream().map(Object::toString))
                        .hasSize(4)
                        .anyMatch(
                                problem -> problem.contains(":2") && problem.contains("'flood' is no kind of incident"))
                        .anyMatch(problem -> problem.contains(":3") && problem.contains("'yesterday'"))
                        .anyMatch(problem -> problem.contains(":4") && problem.contains("'sim-1' is no incident"))
                        .anyMatch(problem -> problem.contains(":5") && problem.contains("before it starts")));
    }

    @Test
    void shouldSayThatAFileIsNoList() throws IOException {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> IncidentFile.read(file("a,b\n")))
                .satisfies(wrong -> assertThat(wrong.problems().toString()).contains("host,kind,start,end"));
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> IncidentFile.read(directory.resolve("none.csv")))
                .satisfies(wrong -> assertThat(wrong.problems().toString()).contains("does not exist"));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("incidents.csv"), content);
    }
}
