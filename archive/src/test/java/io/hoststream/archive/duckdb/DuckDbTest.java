package io.hoststream.archive.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbTest {

    /** Shared by all tests of the process, as the library is loaded once. */
    private static final Path LIBRARY = Path.of("target/duckdb");

    @TempDir
    private Path directory;

    @Test
    void shouldUnpackItsLibraryOnceAndTakeFormerOnesAway() throws IOException {
        Path former = Files.createFile(
                Files.createDirectories(directory.resolve("duckdb")).resolve("libduckdb_java-0badcafe-1.so"));

        Path library = NativeLibrary.in(directory.resolve("duckdb"));
        Object first = Files.getLastModifiedTime(library);

        assertThat(library).exists();
        assertThat(former).doesNotExist();
        assertThat(NativeLibrary.in(directory.resolve("duckdb"))).isEqualTo(library);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(first);
    }

    @Test
    void shouldUnpackAgainWhatIsNotWhole() throws IOException {
        Path library = NativeLibrary.in(directory);
        long size = Files.size(library);
        Files.write(library, new byte[10]);

        assertThat(Files.size(NativeLibrary.in(directory))).isEqualTo(size);
    }

    @Test
    void shouldLeaveNothingInTheTemporaryDirectory() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        List<Path> before = libraries(temporary);

        try (DuckDb db = open();
                Connection connection = db.connect()) {
            assertThat(text(connection, "SELECT 'works'")).isEqualTo("works");
        }

        assertThat(libraries(temporary)).isEqualTo(before);
    }

    @Test
    void shouldKeepToItsLimitsAndToItself() throws Exception {
        try (DuckDb db = open();
                Connection connection = db.connect()) {
            assertThat(text(connection, "SELECT current_setting('threads')")).isEqualTo("1");
            assertThat(text(connection, "SELECT current_setting('memory_limit')"))
                    .isEqualTo("64.0 MiB");
            assertThat(text(connection, "SELECT current_setting('TimeZone')")).isEqualTo("UTC");
            assertThatThrownBy(() -> text(connection, "SET threads = 8")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> text(connection, "INSTALL httpfs")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> new Limits(0, 1 << 30, directory)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new Limits(1, 1000, directory)).hasMessageContaining("64MB of memory or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "it's", "a*b", "a?b", "a[b]c", "{x,y}", "\\d", "ünï -- ;", "a\"b"})
    void shouldWriteAndReadFilesOfAnyName(String name) throws Exception {
        Path folder = Files.createDirectory(directory.resolve(name));
        Files.createDirectory(directory.resolve("axb"));
        Path file = folder.resolve(name + ".parquet");
        try (DuckDb db = open();
                Connection connection = db.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT 42 AS x) TO " + Sql.path(file) + " (FORMAT parquet)");

            assertThat(file).exists();
            assertThat(text(connection, "SELECT x::VARCHAR FROM read_parquet(" + Sql.files(List.of(file)) + ")"))
                    .isEqualTo("42");
        }
    }

    private DuckDb open() throws IOException {
        return DuckDb.forWriting(LIBRARY, new Limits(1, Limits.LEAST_MEMORY, directory.resolve("spill")));
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<Path> libraries(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("libduckdb_java"))
                    .sorted()
                    .toList();
        }
    }
}
