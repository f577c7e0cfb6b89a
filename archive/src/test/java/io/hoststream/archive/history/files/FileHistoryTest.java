package io.hoststream.archive.history.files;

import static io.hoststream.archive.history.Stored.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.History;
import io.hoststream.archive.history.HistoryContract;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.HistoryException.Kind;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.Selection;
import io.hoststream.archive.history.Stored;
import io.hoststream.schema.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileHistoryTest extends HistoryContract {

    private final Path shared;
    private final FileHistory store;

    FileHistoryTest(@TempDir Path shared) throws Exception {
        this.shared = shared;
        Path archive = shared.resolve("it's [an] archive?");
        ParquetFixture fixture = new ParquetFixture(archive, shared.resolve("duckdb"));
        List<List<Stored>> files = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Stored> all = Stored.all();
        for (int i = 0; i < all.size(); i++) {
            files.get(all.get(i).late() ? 3 : i % 3).add(all.get(i));
        }
        for (int i = 0; i < files.size(); i++) {
            fixture.write(files.get(i), i * 10_000L);
        }
        store = open(archive, COST, TIMEOUT);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Override
    protected History history() {
        return store;
    }

    @Test
    void shouldSayHowFarTheFilesReach() {
        assertThat(ask(store).storedUntil()).hasValue(at(3590));
    }

    @Test
    void shouldAnswerWithNothingWhereThereIsNoArchiveYet(@TempDir Path directory) {
        try (FileHistory history = open(directory.resolve("none"), COST, TIMEOUT)) {
            Answer answer = ask(history);

            assertThat(answer.series()).isEmpty();
            assertThat(answer.storedUntil()).isEmpty();
            assertThat(directory.resolve("none")).doesNotExist();
        }
    }

    @Test
    void shouldNameAFileThatCannotBeReadAndGoOnWithoutIt(@TempDir Path directory) throws Exception {
        ParquetFixture fixture = new ParquetFixture(directory, shared.resolve("duckdb"));
        List<Stored> values = Stored.all().subList(0, 30);
        fixture.write(values, 0);
        Path broken = fixture.file(values, 5000);
        Files.writeString(broken, "this is no Parquet");

        try (FileHistory history = open(directory, COST, TIMEOUT)) {
            for (int i = 0; i < 2; i++) {
                Answer answer = ask(history);

                assertThat(answer.series()).isNotEmpty();
                assertThat(answer.warnings())
                        .singleElement()
                        .asString()
                        .contains(broken.getFileName().toString());
            }
        }
    }

    @Test
    void shouldSeeFilesThatCameMeanwhile(@TempDir Path directory) throws Exception {
        ParquetFixture fixture = new ParquetFixture(directory, shared.resolve("duckdb"));
        List<Stored> values = Stored.all().subList(0, 30);
        try (FileHistory history = open(directory, COST, TIMEOUT)) {
            assertThat(ask(history).series()).isEmpty();
            Path part = fixture.write(values.subList(0, 15), 0);
            Answer before = ask(history);
            fixture.write(values, 0);
            Files.delete(part);

            assertThat(ask(history).points()).isEqualTo(2 * before.points());
        }
    }

    @Test
    void shouldNotOpenFilesThatHoldOtherHostsOnly(@TempDir Path directory) throws Exception {
        ParquetFixture fixture = new ParquetFixture(directory, shared.resolve("duckdb"));
        fixture.write(of("steady"), 0);
        Path other = fixture.write(of("other"), 5000);
        try (FileHistory history = open(directory, COST, TIMEOUT)) {
            Answer before = ask(history);
            Files.writeString(other, "this is no Parquet any more");
            Answer after = ask(history);

            assertThat(before.points()).isEqualTo(360);
            assertThat(after.points()).isEqualTo(360);
            assertThat(after.warnings()).isEmpty();
        }
    }

    @Test
    void shouldFindAHostThatCameToAnotherFileMeanwhile(@TempDir Path directory) throws Exception {
        ParquetFixture fixture = new ParquetFixture(directory, shared.resolve("duckdb"));
        List<Stored> steady = of("steady");
        fixture.write(steady.subList(0, 100), 0);
        Path gone = fixture.write(of("other"), 5000);
        try (FileHistory history = open(directory, COST, TIMEOUT)) {
            Answer before = ask(history);
            Files.delete(gone);
            fixture.write(steady.subList(100, 360), 15_000);
            fixture.write(of("lonely"), 25_000);
            Answer after = ask(history);

            assertThat(before.points()).isEqualTo(100);
            assertThat(after.points()).isEqualTo(360);
        }
    }

    @Test
    void shouldReadFilesThatDoNotTellTheirHosts(@TempDir Path directory) throws Exception {
        ParquetFixture fixture = new ParquetFixture(directory, shared.resolve("duckdb"));
        List<Stored> steady = of("steady");
        fixture.write(steady.subList(0, 100), 0);
        fixture.writeValues(steady.subList(100, 360), 5000);
        try (FileHistory history = open(directory, COST, TIMEOUT)) {
            assertThat(ask(history).points()).isEqualTo(360);
            assertThat(ask(history).points()).isEqualTo(360);
        }
    }

    @Test
    void shouldRefuseToReadTooManyValues() {
        try (FileHistory history = open(shared.resolve("it's [an] archive?"), new CostLimit(1000, 100), TIMEOUT)) {
            assertThatExceptionOfType(HistoryException.class)
                    .isThrownBy(() -> ask(history))
                    .withMessageContaining("360 stored values to be read, at most 100 are")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.COST));
        }
    }

    @Test
    void shouldStopReadingAtTheBoundWhereTheAnswerItselfIsSmall() {
        RangeQuestion small = new RangeQuestion(
                Selection.of(Metric.CPU_USAGE_PERCENT, "steady"),
                at(0),
                at(3600),
                OptionalLong.of(3_600_000),
                Optional.empty());
        try (FileHistory history = open(shared.resolve("it's [an] archive?"), new CostLimit(1000, 100), TIMEOUT)) {
            assertThatExceptionOfType(HistoryException.class)
                    .isThrownBy(() -> history.range(small, new Cancellation()))
                    .withMessageContaining("101 stored values to be read, at most 100 are");
        }
    }

    @Test
    void shouldGiveUpWhenTheTimeIsUp() {
        try (FileHistory history = open(shared.resolve("it's [an] archive?"), COST, Duration.ofNanos(1))) {
            assertThatExceptionOfType(HistoryException.class)
                    .isThrownBy(() -> ask(history))
                    .satisfies(e -> assertThat(e.kind()).isIn(Kind.TIMEOUT, Kind.BUSY));
        }
    }

    private static List<Stored> of(String host) {
        return Stored.all().stream()
                .filter(value -> value.series().host().equals(host))
                .filter(value -> value.series().metric() == Metric.CPU_USAGE_PERCENT)
                .toList();
    }

    private static Answer ask(FileHistory history) {
        return history.range(
                new RangeQuestion(
                        Selection.of(Metric.CPU_USAGE_PERCENT, "steady"),
                        at(0),
                        at(3600),
                        OptionalLong.empty(),
                        Optional.empty()),
                new Cancellation());
    }

    private FileHistory open(Path archive, CostLimit cost, Duration timeout) {
        try {
            return FileHistory.open(new FileHistorySettings(
                    archive, shared.resolve("duckdb"), new FileHistorySettings.Work(1, 128L << 20, 2), cost, timeout));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
