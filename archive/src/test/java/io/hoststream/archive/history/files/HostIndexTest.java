package io.hoststream.archive.history.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.Limits;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.Stored;
import io.hoststream.schema.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostIndexTest {

    private final KnownHosts known = new KnownHosts(1000);
    private final HostIndex index = new HostIndex(known, () -> 0);
    private final Path directory;
    private final ParquetFixture fixture;
    private final DuckDb database;
    private final Execution execution;

    HostIndexTest(@TempDir Path directory) throws IOException, SQLException {
        this.directory = directory;
        Path scratch = directory.resolve("duckdb");
        fixture = new ParquetFixture(directory.resolve("it's [an] archive?"), scratch);
        database = DuckDb.forReading(scratch, new Limits(1, 128L << 20, directory.resolve("spill")));
        execution = new Execution(database.connect(), new Cancellation(), new Cancellation(), Duration.ofSeconds(30));
    }

    @AfterEach
    void close() throws IOException, SQLException {
        execution.close();
        database.close();
    }

    @Test
    void shouldLeaveOutFilesThatHoldNoneOfTheHosts() throws Exception {
        List<Path> files = List.of(file(0, "a", "b"), file(1, "c"), file(2, "d"), file(3, "b", "c"));

        for (int i = 0; i < 2; i++) {
            assertThat(holding(files, "b")).containsExactly(files.get(0), files.get(3));
            assertThat(holding(files, "d", "a")).containsExactly(files.get(0), files.get(2));
            assertThat(holding(files, "nobody")).isEmpty();
        }
        assertThat(known.size()).isEqualTo(6);
    }

    @Test
    void shouldLookAtNothingWhereNoHostIsNamed() throws Exception {
        List<Path> files = List.of(file(0, "a"), file(1, "b"));

        assertThat(holding(files)).isEqualTo(files);
        assertThat(known.size()).isZero();
    }

    @Test
    void shouldTakeAFileThatDoesNotTellItsHostsToHoldAny() throws Exception {
        List<Path> files = List.of(file(0, "a"), fixture.writeValues(values("b"), 10), file(2, "c"));

        assertThat(holding(files, "c")).containsExactly(files.get(1), files.get(2));
        assertThat(known.find(files)).hasSize(3);
    }

    @Test
    void shouldTakeAFileThatCannotBeReadToHoldAnyAndKnowTheOthers() throws Exception {
        Path broken = fixture.file(values("a"), 10);
        Files.writeString(broken, "this is no Parquet");
        Path gone = fixture.file(values("a"), 20);
        List<Path> files = List.of(file(0, "a"), broken, gone, file(3, "c"));

        assertThat(holding(files, "c")).containsExactly(broken, gone, files.get(3));
        assertThat(known.find(files)).containsOnlyKeys(files.get(0), files.get(3));
    }

    @Test
    void shouldForgetFilesThatAreGoneWhenItLooksAtNewOnes() throws Exception {
        Path merged = file(0, "a");
        Path stays = file(1, "b");
        holding(List.of(merged, stays), "a");
        Path last = file(2, "c");

        assertThat(holding(List.of(stays, last), "c")).containsExactly(last);
        assertThat(known.find(List.of(merged, stays, last))).containsOnlyKeys(stays, last);
    }

    @Test
    void shouldLeaveTheRestToTheNextQuestionWhenItTookLong() throws Exception {
        long[] nanos = {0};
        HostIndex slow =
                new HostIndex(known, () -> nanos[0] += Duration.ofMillis(200).toNanos());
        List<Path> files = copies(20);

        assertThat(slow.holding(execution, files, List.of("b"), () -> Set.copyOf(files)))
                .isEqualTo(files.subList(8, 20));
        assertThat(slow.holding(execution, files, List.of("b"), () -> Set.copyOf(files)))
                .isEqualTo(files.subList(16, 20));
        assertThat(slow.holding(execution, files, List.of("b"), () -> Set.copyOf(files)))
                .isEmpty();
    }

    @Test
    void shouldLookAtNoMoreThanThereIsRoomFor() throws Exception {
        KnownHosts few = new KnownHosts(28);
        HostIndex bounded = new HostIndex(few, () -> 0);
        List<Path> files = copies(50);

        for (int i = 0; i < 3; i++) {
            assertThat(bounded.holding(execution, files, List.of("b"), () -> Set.copyOf(files)))
                    .isEqualTo(files.subList(32, 50));
            assertThat(few.size()).isEqualTo(32);
        }
    }

    @Test
    void shouldNotWaitForAnotherQuestionThatLooks() throws Exception {
        List<Path> files = List.of(file(0, "a"), file(1, "b"));
        List<Path> other = new ArrayList<>();

        List<Path> found = index.holding(execution, files, List.of("a"), () -> {
            Thread asking = new Thread(() -> other.addAll(holding(files, "a")));
            asking.start();
            join(asking);
            return Set.copyOf(files);
        });

        assertThat(found).containsExactly(files.get(0));
        assertThat(other).isEqualTo(files);
    }

    private static void join(Thread thread) {
        try {
            thread.join(20_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> holding(Collection<Path> files, String... hosts) {
        return index.holding(execution, List.copyOf(files), List.of(hosts), () -> Set.copyOf(files));
    }

    private Path file(int number, String... hosts) throws IOException, SQLException {
        return fixture.write(values(hosts), number * 10L);
    }

    /** So many files of one host, {@code a}. */
    private List<Path> copies(int count) throws IOException, SQLException {
        Path one = file(0, "a");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Files.copy(one, directory.resolve("copy-" + i + ".parquet")));
        }
        return files;
    }

    private static List<Stored> values(String... hosts) {
        return Stream.of(hosts)
                .map(host -> new Stored(
                        Stored.START,
                        new SeriesKey(host, Metric.CPU_USAGE_PERCENT, "", Map.of()),
                        Map.of(),
                        1,
                        Stored.START,
                        false))
                .toList();
    }
}
