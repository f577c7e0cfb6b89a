package io.hoststream.archive.parquet;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Runs statements that may take long, until somebody else says to stop. */
final class Statements {

    private final Connection connection;
    private @Nullable Statement running;
    private boolean stopped;

    Statements(Connection connection) {
        this.connection = connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            begin(statement);
            statement.execute(sql);
        } finally {
            end();
        }
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            begin(statement);
            try (ResultSet row = statement.executeQuery(sql)) {
                if (!row.next()) {
                    throw new SQLException("No row: " + sql);
                }
                return row.getLong(1);
            }
        } finally {
            end();
        }
    }

    /** What is done with each row of a text and a number. */
    interface CountVisitor {
        void row(String of, long count);
    }

    void counts(String sql, CountVisitor visitor) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            begin(statement);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    visitor.row(rows.getString(1), rows.getLong(2));
                }
            }
        } finally {
            end();
        }
    }

    private synchronized void begin(Statement statement) throws SQLException {
        if (stopped) {
            throw new SQLException("stopped");
        }
        running = statement;
    }

    private synchronized void end() {
        running = null;
    }

    synchronized boolean stopped() {
        return stopped;
    }

    synchronized void stop() {
        stopped = true;
        Statement now = running;
        if (now != null) {
            try {
                now.cancel();
            } catch (SQLException e) {
                // It ended by itself.
                running = null;
            }
        }
    }
}
