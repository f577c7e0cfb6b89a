package io.hoststream.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.format.Compression;
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

        assertThat(settings.formats()).containsExactly(FileFormat.PARQUET);
        assertThat(settings.directoryIn(Path.of("/data"))).isEqualTo(Path.of("/data/archive"));
        assertThat(settings.rotateAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.rotateSize()).isEqualTo(ByteSize.parse("64MB"));
        assertThat(settings.minimumFree()).isEqualTo(ByteSize.parse("256MB"));
        assertThat(settings.group()).isEqualTo("hoststream-archive");
    }

    @Test
    void shouldTakeWhatIsGiven() {
        ArchiveSettings settings = Settings.of(
                ArchiveSettings.class,
                Map.of(
                        "archive.formats", "csv, jsonl, parquet",
                        "archive.compression", "gzip",
                        "archive.memory", "1GB",
                        "archive.directory", "/mnt/archive",
                        "archive.rotate-after", "10s",
                        "archive.rotate-size", "1MB",
                        "archive.minimum-free", "0",
                        "archive.group", "g"));

        assertThat(settings)
                .isEqualTo(new ArchiveSettings(
                        List.of(FileFormat.CSV, FileFormat.JSONL, FileFormat.PARQUET),
                        Compression.GZIP,
                        Optional.of(Path.of("/mnt/archive")),
                        Duration.ofSeconds(10),
                        ByteSize.parse("1MB"),
                        ByteSize.parse("1GB"),
                        new ByteSize(0),
                        "g"));
    }

    @Test
    void shouldKeepFilesForAYearAndSome() {
        UpkeepSettings settings = Settings.defaults(UpkeepSettings.class);

        assertThat(settings)
                .isEqualTo(new UpkeepSettings(true, Duration.ofMinutes(1), Duration.ofDays(400), Optional.empty()));
        assertThat(settings.keepBytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(Settings.of(UpkeepSettings.class, Map.of("archive.keep-size", "2MB"))
                        .keepBytes())
                .isEqualTo(2 << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "archive.keep-for, 1m, 1h",
        "archive.keep-for, long, a duration such as",
        "archive.keep-size, 1KB, 1MB",
        "archive.compact, yess, true"
    })
    void shouldRefuseHowFilesCannotBeKept(String key, String value, String expected) {
        assertThatThrownBy(() -> Settings.of(UpkeepSettings.class, Map.of(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "archive.formats       | parquett | parquet, jsonl, csv",
                "archive.formats       | ''       | one format or more",
                "archive.formats       | csv,csv  | each of them once",
                "archive.compression   | lz4      | zstd",
                "archive.memory        | 1MB      | 8MB",
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
