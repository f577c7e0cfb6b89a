package io.hoststream.collect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFilesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    private static final Optional<MachineId> THIS = MachineId.of("0123456789abcdef0123456789abcdef");
    private static final Optional<MachineId> CLONE = MachineId.of("fedcba9876543210fedcba9876543210");

    @TempDir
    Path data;

    private IdentityFiles files = new IdentityFiles(Path.of("."), THIS);

    @BeforeEach
    void open() {
        files = new IdentityFiles(data, THIS);
    }

    @Test
    void shouldKeepTheHostIdOverRuns() {
        UUID first = files.begin("web-1", NOW).hostId();
        UUID second = new IdentityFiles(data, THIS).begin("web-2", NOW).hostId();

        assertThat(second).isEqualTo(first);
        assertThat(data.resolve("host-id")).hasContent(first.toString());
    }

    @Test
    void shouldGiveEveryInstallationItsOwn(@TempDir Path other) {
        assertThat(new IdentityFiles(other, THIS).begin("web-1", NOW).hostId())
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
                .isThrownBy(() -> new IdentityFiles(data.resolve("missing"), THIS).begin("web-1", NOW))
                .withMessageContaining("host-id cannot be written");
    }

    @Test
    void shouldGoOnWithAKnownHostIdWhereNothingCanBeWritten() throws IOException {
        HostIdentity first = files.begin("web-1", NOW);
        Files.delete(data.resolve("machine"));
        // Nobody, not even root, can write to a file where a directory is.
        Files.createDirectory(data.resolve("epoch.new"));
        Files.createDirectory(data.resolve("machine.new"));

        HostIdentity second = files.begin("web-1", NOW.minusSeconds(60));

        assertThat(second.hostId()).isEqualTo(first.hostId());
        assertThat(second.epoch()).isEqualTo(first.epoch().plusMillis(1));
    }

    @Test
    void shouldLeaveNoUnfinishedFile() throws IOException {
        Files.writeString(data.resolve("host-id.new"), "left by a crash");

        files.begin("web-1", NOW);

        assertThat(data).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void shouldMakeANewHostIdWhereTheDirectoryWasCopiedToAnotherMachine() {
        HostIdentity original = files.begin("web-1", NOW);

        HostIdentity copy = new IdentityFiles(data, CLONE).begin("web-1", NOW);
        HostIdentity copyAgain = new IdentityFiles(data, CLONE).begin("web-1", NOW);

        assertThat(copy.hostId()).isNotEqualTo(original.hostId());
        assertThat(copyAgain.hostId()).isEqualTo(copy.hostId());
        assertThat(copy.epoch()).isAfter(original.epoch());
    }

    @Test
    void shouldKeepTheHostIdOfADirectoryThatKnowsNoMachineYet() throws IOException {
        UUID kept = UUID.randomUUID();
        Files.writeString(data.resolve("host-id"), kept + "\n");

        assertThat(files.begin("web-1", NOW).hostId()).isEqualTo(kept);
        assertThat(new IdentityFiles(data, CLONE).begin("web-1", NOW).hostId()).isNotEqualTo(kept);
    }

    @Test
    void shouldKeepTheHostIdWhereMachinesHaveNoId() {
        UUID first = files.begin("web-1", NOW).hostId();

        assertThat(new IdentityFiles(data, Optional.empty()).begin("web-1", NOW).hostId())
                .isEqualTo(first);
        assertThat(files.begin("web-1", NOW).hostId()).isEqualTo(first);
    }

    @Test
    void shouldBindAgainWhereTheMachineIsUnreadable() throws IOException {
        UUID first = files.begin("web-1", NOW).hostId();
        Files.writeString(data.resolve("machine"), "scribble");

        assertThat(files.begin("web-1", NOW).hostId()).isEqualTo(first);
        assertThat(data.resolve("machine")).hasContent(THIS.orElseThrow().fingerprint());
    }

    @Test
    void shouldNotKeepTheMachinesOwnId() throws IOException {
        files.begin("web-1", NOW);

        assertThat(Files.readString(data.resolve("machine"))).doesNotContain("0123456789abcdef");
    }
}
