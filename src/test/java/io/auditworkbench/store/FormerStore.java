package io.auditworkbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

/// Stores as former versions of the program made them, with one source in them.
public final class FormerStore {

    private FormerStore() {}

    /// All versions before this one.
    public static IntStream versions() {
        return IntStream.range(1, Migrations.NEWEST);
    }

    /// Writes one.
    public static void write(Path file, int version) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (int each = 1; each <= version; each++) {
                for (String sql : Migrations.statements(each)) {
                    statement.execute(sql);
                }
            }
            statement.execute("insert into source(name, added_us) values('shop', 7)");
            statement.execute("pragma application_id = " + Migrations.APPLICATION_ID);
            statement.execute("pragma user_version = " + version);
            if (version >= LogCheck.FIRST_WITH_LOG) {
                // triggers named the source, and a program of that version recorded it
                new LogWriter(connection, new MicrosClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)), null)
                        .beforeCommit();
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
