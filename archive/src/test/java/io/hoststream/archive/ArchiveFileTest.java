package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.disk.Checksum;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveFileTest {

    private static final Span SPAN =
            new Span(Instant.parse("2026-03-01T11:59:59.999Z"), Instant.parse("2026-03-01T12:00:00.001Z"));

    private static final Checksum CHECKSUM = new Checksum(0x0a1b2c3d);

    @Test
    void shouldSayEverythingInItsNameAndReadItBack() {
        ArchiveFile file =
                new ArchiveFile(new Source("a-topic-1", 7), new Offsets(2, 100, 250), SPAN, CHECKSUM, "jsonl");

        assertThat(file.name())
                .isEqualTo(
                        "part-a-topic-1-7-2-0000000000000000100-0000000000000000250-20260301T115959Z-20260301T120001Z-0a1b2c3d.jsonl");
        ArchiveFile read = ArchiveFile.parse(file.name()).orElseThrow();
        assertThat(read.source()).isEqualTo(file.source());
        assertThat(read.offsets()).isEqualTo(file.offsets());
        assertThat(read.span())
                .isEqualTo(new Span(Instant.parse("2026-03-01T11:59:59Z"), Instant.parse("2026-03-01T12:00:01Z")));
        assertThat(read.checksum()).isEqualTo(CHECKSUM);
        assertThat(read.extension()).isEqualTo("jsonl");
        assertThat(read.name()).isEqualTo(file.name());
    }

    @Test
    void shouldBringTimesThatNoNameCanShowToTheEnds() {
        Span absurd = new Span(Instant.ofEpochMilli(Long.MIN_VALUE), Instant.ofEpochMilli(Long.MAX_VALUE));

        String name =
                new ArchiveFile(new Source("t", 0), new Offsets(0, 0, Long.MAX_VALUE), absurd, CHECKSUM, "csv").name();

        assertThat(name).endsWith("-00000101T000000Z-99991231T235959Z-0a1b2c3d.csv");
        assertThat(ArchiveFile.parse(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "notes.txt",
                "part-t-0-0-1-2.jsonl",
                "part-t-0-0-0000000000000000000-0000000000000000001-20260301T115959Z-20260301T120001Z-0a1b2c3d.jsonl.inprogress~",
                "part-t-0-0-9999999999999999999-0000000000000000001-20260301T115959Z-20260301T120001Z-0a1b2c3d.jsonl",
                "part-t-0-0-0000000000000000000-0000000000000000001-20261301T115959Z-20260301T120001Z-0a1b2c3d.jsonl",
                "part-..-0-0-0000000000000000000-0000000000000000001-20260301T115959Z-20260301T120001Z-0a1b2c3d.jsonl",
                "part-t-0-0-0000000000000000000-0000000000000000001-20260301T115959Z-20260301T120001Z.jsonl",
                "part-t-0-0-0000000000000000000-0000000000000000001-20260301T115959Z-20260301T120001Z-0A1B2C3D.jsonl",
                "part-t-0-0-0000000000000000000-0000000000000000001-20260301T115959Z-20260301T120001Z-a1b2c3d.jsonl"
            })
    void shouldLeaveNamesOfOthersAlone(String name) {
        assertThat(ArchiveFile.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "../x", "a\0b", "a\\b", "ü", "%2e%2e"})
    void shouldRefuseATopicThatCouldLeadElsewhere(String topic) {
        assertThatThrownBy(() -> new Source(topic, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAPartitionBelowZeroAndATopicThatIsTooLong() {
        assertThatThrownBy(() -> new Source("t", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Source("t".repeat(250), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1772366400000, dt=2026-03-01/hour=12",
        "-1, dt=1970-01-01/hour=00",
        "9223372036854775807, dt=9999-12-31/hour=23"
    })
    void shouldPutFilesIntoTheHourOfTheirArrival(long arrived, String hour) {
        assertThat(Layout.hour(arrived)).isEqualTo(hour);
    }
}
