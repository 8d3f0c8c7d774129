package io.auditworkbench.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;

/// Work on the store's file, whose failures are told in our words.
@FunctionalInterface
interface SqlWork<T> {

    T run() throws SQLException;

    /// - **Errors**: as [SqliteFailure] names them.
    static <T> T on(Path store, SqlWork<T> work) {
        try {
            return work.run();
        } catch (SQLException failure) {
            throw SqliteFailure.of(store, failure);
        } catch (DataAccessException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw SqliteFailure.of(store, cause);
            }
            throw failure;
        }
    }
}
