package io.hoststream.collect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFilesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir
    Path data;

    private IdentityFiles files = new IdentityFiles(Path.of("."));

    @BeforeEach
    void open() {
        files = new IdentityFiles(data);
    }

    @Test
    void shouldKeepTheHostIdOverRuns() {
        UUID first = files.begin("web-1", NOW).hostId();
        UUID second = new IdentityFiles(data).begin("web-2", NOW).hostId();

        assertThat(second).isEqualTo(first);
        assertThat(data.resolve("host-id")).hasContent(first.toString());
    }

    @Test
    void shouldGiveEveryInstallationItsOwn(@TempDir Path other) {
        assertThat(new IdentityFiles(other).begin("web-1", NOW).hostId())
                .isNotEqualTo(files.begin("web-1", NOW).hostId());
    }

    @Test
    void shouldStartTheEpochNowInMilliseconds() {
        assertThat(files.begin("web-1", NOW).epoch()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
    }

    @Test
    void shouldStartEveryEpochAfterTheLastEvenIfTheClockWentBack() {
        Instant first = files.begin("web-1", NOW).epoch();
        Instant second = files.begin("web-1", NOW.minusSeconds(3600)).epoch();
        Instant third = files.begin("web-1", NOW).epoch();
        Instant fourth = files.begin("web-1", NOW.plusSeconds(1)).epoch();

        assertThat(second).isEqualTo(first.plusMillis(1));
        assertThat(third).isEqualTo(first.plusMillis(2));
        assertThat(fourth).isEqualTo(first.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a uuid", "1-2-3-4-5", "00000000-0000-4000-8000-00000000000", "\0\0\0\0"})
    void shouldRefuseAHostIdThatIsNone(String content) throws IOException {
        Files.writeString(data.resolve("host-id"), content);

        assertThatIllegalStateException()
                .isThrownBy(() -> files.begin("web-1", NOW))
                .withMessageContaining(data.resolve("host-id").toString())
                .withMessageContaining("UUID is expected");
        assertThat(data.resolve("host-id")).content().isEqualTo(content);
    }

    @Test
    void shouldNotQuoteAFileOfAnotherKind() throws IOException {
        Files.writeString(data.resolve("host-id"), "x".repeat(100_000));

        assertThatIllegalStateException()
                .isThrownBy(() -> files.begin("web-1", NOW))
                .withMessageContaining("(100000 bytes)");
    }

    @Test
    void shouldGoByTheClockWhereTheLastEpochIsUnreadable() throws IOException {
        Files.writeString(data.resolve("epoch"), "yesterday");

        assertThat(files.begin("web-1", NOW).epoch()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
        assertThat(data.resolve("epoch")).hasContent(Long.toString(NOW.toEpochMilli()));
    }

    @Test
    void shouldSayWhereItCannotWrite() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new IdentityFiles(data.resolve("missing")).begin("web-1", NOW))
                .withMessageContaining("host-id cannot be written");
    }

    @Test
    void shouldLeaveNoUnfinishedFile() throws IOException {
        Files.writeString(data.resolve("host-id.new"), "left by a crash");

        files.begin("web-1", NOW);

        assertThat(data).isDirectoryNotContaining("glob:**.new");
    }
}
