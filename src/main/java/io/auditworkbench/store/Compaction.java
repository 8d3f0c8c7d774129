package io.auditworkbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/// Rewrites a store that nobody uses: the same content gives the same bytes, and of what was deleted nothing stays.
public final class Compaction {

    private Compaction() {}

    /// - **Errors**: those of writing a store.
    public static void run(Path file) {
        SqlWork.on(file, () -> {
            try (Connection connection = Connections.writing(file);
                    Statement statement = connection.createStatement()) {
                return statement.execute("vacuum");
            }
        });
    }
}
