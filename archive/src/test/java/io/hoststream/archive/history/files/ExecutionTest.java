package io.hoststream.archive.history.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.Limits;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.HistoryException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that would run for minutes end when they are told to. */
class ExecutionTest {

    private static final Query ENDLESS =
            new Query("SELECT count(*) FROM range(10000000000) a(x) WHERE hash(x) % 7 = 3", List.of());
    private static final Query ENDLESS_ROWS = new Query("SELECT x FROM range(10000000000) a(x)", List.of());

    private final DuckDb database;
    private final Cancellation wish = new Cancellation();
    private final Cancellation late = new Cancellation();
    private final Execution execution;

    ExecutionTest(@TempDir Path directory) throws IOException, SQLException {
        database = DuckDb.forReading(directory, new Limits(1, 128L << 20, directory.resolve("spill")));
        execution = new Execution(database.connect(), wish, late, Duration.ofMillis(1500));
    }

    @AfterEach
    void close() throws IOException, SQLException {
        execution.close();
        database.close();
    }

    @Test
    void shouldEndAStatementThatIsCancelled() throws InterruptedException {
        AtomicReference<Throwable> outcome = new AtomicReference<>(new AssertionError("it did not end"));
        CountDownLatch started = new CountDownLatch(1);
        Thread asking = new Thread(() -> {
            started.countDown();
            try {
                execution.run(ENDLESS, row -> {});
            } catch (SQLException | RuntimeException e) {
                outcome.set(e);
            }
        });
        asking.start();
        started.await();
        wish.cancel();
        asking.join(20_000);

        assertThat(outcome.get())
                .isInstanceOfSatisfying(
                        HistoryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    }

    @Test
    void shouldStopReadingRowsWhenTheTimeIsUp() {
        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> execution.run(ENDLESS_ROWS, row -> {
                    if (row.getLong(1) == 100_000) {
                        late.cancel();
                    }
                }))
                .withMessageContaining("longer than 1.5 s")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    }
}
