package io.hoststream.archive.history.files;

import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.HistoryException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the statements of one question on one connection, until it is answered, cancelled, or took too long.
 *
 * @param connection the connection, used by this question alone
 * @param wish of the one who asked
 * @param late is cancelled when the time is up
 * @param limit how long that is
 */
record Execution(Connection connection, Cancellation wish, Cancellation late, Duration limit) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
    private static final int CHECK_EVERY = 4096;

    /** What is done with a row. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * Reads every row of a query.
     *
     * @throws HistoryException if it was cancelled or took too long
     */
    void run(Query query, RowReader reader) throws SQLException {
        check();
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            bind(statement, query.parameters());
            Cancellation.Registration onWish = wish.onCancel(() -> cancel(statement));
            Cancellation.Registration onTime = late.onCancel(() -> cancel(statement));
            try {
                read(statement, reader);
            } finally {
                onWish.close();
                onTime.close();
            }
        } catch (SQLException e) {
            check();
            throw e;
        }
    }

    private void read(PreparedStatement statement, RowReader reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            for (int row = 0; rows.next(); row++) {
                if (row % CHECK_EVERY == 0) {
                    check();
                }
                reader.read(rows);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void check() {
        wish.check();
        if (late.isCancelled()) {
            throw HistoryException.of(
                    HistoryException.Kind.TIMEOUT,
                    "the answer took longer than " + limit.toMillis() / 1000.0
                            + " s; take fewer hosts, fewer metrics or a shorter range");
        }
    }

    private static void bind(PreparedStatement statement, List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) instanceof Long number) {
                statement.setLong(i + 1, number);
            } else {
                statement.setString(i + 1, String.valueOf(parameters.get(i)));
            }
        }
    }

    private static void cancel(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.debug("a statement that is over cannot be cancelled: {}", e.toString());
        }
    }
}
