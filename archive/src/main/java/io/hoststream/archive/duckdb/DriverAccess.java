package io.hoststream.archive.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** What is asked of the driver beyond JDBC. Public only because the driver lives in a class loader of its own. */
public interface DriverAccess {

    /** A database of its own, in memory. */
    Connection open(Properties options) throws SQLException;

    /** Another connection to a connection's database. */
    Connection duplicate(Connection connection) throws SQLException;

    /** Adds rows to a table. */
    RowAppender appender(Connection connection, String table) throws SQLException;
}
