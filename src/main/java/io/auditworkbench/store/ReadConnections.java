package io.auditworkbench.store;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/// Lends read-only connections, so that any number of threads can read at a time.
final class ReadConnections implements ConnectionProvider, AutoCloseable {

    private static final int MOST_IDLE = 4;

    private final Path file;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean isClosed;

    ReadConnections(Path file) {
        this.file = file;
    }

    @Override
    public Connection acquire() {
        if (isClosed) {
            throw new WorkbenchException(
                    ErrorCode.STORE_FAILED, "The store was closed while it was read: " + file + ".", "Open it again.");
        }
        Connection connection = idle.pollFirst();
        return connection != null ? connection : open();
    }

    private Connection open() {
        try {
            return Connections.reading(file);
        } catch (SQLException failure) {
            throw new DataAccessException("a read connection cannot be opened", failure);
        }
    }

    @Override
    public void release(Connection connection) {
        if (isClosed || idle.size() >= MOST_IDLE) {
            close(connection);
            return;
        }
        idle.addFirst(connection);
    }

    @Override
    public void close() {
        isClosed = true;
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new DataAccessException("a read connection cannot be closed", failure);
        }
    }
}
