package io.hoststream.archive.duckdb;

import java.sql.SQLException;

/** Adds rows to a table, column by column. Public only because the driver lives in a class loader of its own. */
public interface RowAppender extends AutoCloseable {

    /** The next column. */
    RowAppender add(int value) throws SQLException;

    /** The next column. */
    RowAppender add(long value) throws SQLException;

    /** The next column. */
    RowAppender add(double value) throws SQLException;

    /** The next column. */
    RowAppender add(String value) throws SQLException;

    /** The next column, a time. */
    RowAppender time(long millis) throws SQLException;

    /** Ends a row and begins the next. */
    void endRow() throws SQLException;

    /** Hands the rows over to the table. */
    @Override
    void close() throws SQLException;
}
