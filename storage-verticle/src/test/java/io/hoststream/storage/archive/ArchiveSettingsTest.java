package io.hoststream.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.format.FileFormat;
import io.hoststream.pipeline.settings.ByteSize;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveSettingsTest {

    @Test
    void shouldHaveDefaults() {
        ArchiveSettings settings = Settings.defaults(ArchiveSettings.class);

        assertThat(settings.formats()).containsExactly(FileFormat.JSONL);
        assertThat(settings.directoryIn(Path.of("/data"))).isEqualTo(Path.of("/data/archive"));
        assertThat(settings.rotateAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.rotateSize()).isEqualTo(ByteSize.parse("64MB"));
        assertThat(settings.minimumFree()).isEqualTo(ByteSize.parse("256MB"));
        assertThat(settings.group()).isEqualTo("hoststream-archive");
    }

    @Test
    void shouldTakeWhatIsGiven() {
        ArchiveSettings settings = Settings.of(
                ArchiveSettings.class,
                Map.of(
                        "archive.formats", "csv, jsonl",
                        "archive.directory", "/mnt/archive",
                        "archive.rotate-after", "10s",
                        "archive.rotate-size", "1MB",
                        "archive.minimum-free", "0",
                        "archive.group", "g"));

        assertThat(settings)
                .isEqualTo(new ArchiveSettings(
                        List.of(FileFormat.CSV, FileFormat.JSONL),
                        Optional.of(Path.of("/mnt/archive")),
                        Duration.ofSeconds(10),
                        ByteSize.parse("1MB"),
                        new ByteSize(0),
                        "g"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "archive.formats       | parquett | jsonl, csv",
                "archive.formats       | ''       | one format or more",
                "archive.formats       | csv,csv  | each of them once",
                "archive.rotate-after  | 10ms     | 1s",
                "archive.rotate-size   | 1KB      | 64KB",
                "archive.group         | 'a b'    | archive.group"
            })
    void shouldRefuseWhatCannotBe(String key, String value, String expected) {
        assertThatThrownBy(() -> Settings.of(ArchiveSettings.class, Map.of(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(expected);
    }
}
