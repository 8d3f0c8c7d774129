package io.auditworkbench.store;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/// Runs SQL that people write, where nothing can be changed by it: the file is opened read-only, the connection takes
/// queries only, and only one statement that reads is let through. Each question has a connection of its own.
///
/// - **Errors**: `BAD_USAGE` for what is no reading statement, and for what SQLite says of it, in its words; otherwise
///   as [SqliteFailure] names them.
/// - **Threading**: any number of threads.
public final class SqlConsole {

    /// No value may be longer; the largest events are.
    private static final int LONGEST_VALUE = 64 << 20;

    /// All that is kept of an answer.
    private static final long MOST_CHARACTERS = 32L << 20;

    /// So many steps of SQLite's machine between two looks at the clock: a fraction of a millisecond.
    private static final int STEPS = 10_000;

    private final Path file;

    SqlConsole(Path file) {
        this.file = file;
    }

    /// How far an answer goes.
    public enum Ending {
        /// Every row is there.
        WHOLE,
        /// There are more rows than were asked for.
        ROWS,
        /// There is more than fits.
        SIZE,
        /// The time was over.
        TIME,
        /// Somebody stopped it.
        STOPPED
    }

    /// Rows of texts, null for SQL's `NULL`; `throughSeq` is the newest event that could be seen.
    public record Answer(List<String> columns, List<@Nullable String[]> rows, Ending ending, long throughSeq) {
        public Answer {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// Something that can be asked of, with its columns.
    public record Relation(String name, Kind kind, List<String> columns) {
        public Relation {
            columns = List.copyOf(columns);
        }

        /// What it is.
        public enum Kind {
            VIEW,
            TABLE
        }
    }

    /// Views first, then tables, by name; SQLite's own are left out.
    public List<Relation> relations() {
        return SqlWork.on(file, () -> {
            try (Connection connection = Connections.reading(file);
                    Statement statement = connection.createStatement()) {
                return relations(statement);
            }
        });
    }

    private static List<Relation> relations(Statement statement) throws SQLException {
        List<Relation> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select m.name, m.type, group_concat(c.name, char(10))"
                + " from sqlite_master m, pragma_table_info(m.name) c"
                + " where m.type in ('view', 'table') and m.name not like 'sqlite_%'"
                + " group by m.name order by m.type desc, m.name")) {
            while (row.next()) {
                Relation.Kind kind = row.getString(2).equals("view") ? Relation.Kind.VIEW : Relation.Kind.TABLE;
                all.add(new Relation(
                        row.getString(1), kind, row.getString(3).lines().toList()));
            }
        }
        return all;
    }

    /// Runs one statement; `stop` may end it early, and what was read until then is the answer.
    public Answer run(String sql, int mostRows, Duration longest, BooleanSupplier stop) {
        SqlStatement.requireReading(sql);
        return SqlWork.on(file, () -> {
            try (Connection connection = Connections.reading(file)) {
                return run(connection, sql, mostRows, new Deadline(longest, stop));
            }
        });
    }

    private static Answer run(Connection connection, String sql, int mostRows, Deadline deadline) throws SQLException {
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        // one transaction, so that the newest event is the one that the statement saw
        connection.setAutoCommit(false);
        long throughSeq = Tail.lastVisible(DSL.using(connection, SQLDialect.SQLITE));
        ProgressHandler.setHandler(connection, STEPS, deadline);
        Reading reading = new Reading(mostRows);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reading.all(rows, throughSeq);
        } catch (SQLException failure) {
            if (deadline.isOver()) {
                return reading.soFar(deadline.ending(), throughSeq);
            }
            throw complaint(failure);
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    /// What SQLite says of a statement is about what somebody wrote, unless the file is at fault.
    private static WorkbenchException complaint(SQLException failure) throws SQLException {
        // 1 is SQLITE_ERROR, 8 SQLITE_READONLY, 18 SQLITE_TOOBIG, 20 SQLITE_MISMATCH
        return switch (failure.getErrorCode() & 0xFF) {
            case 1, 18, 20 ->
                new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        SqlStatement.said(failure),
                        "The list at the left has the names of all views, tables and columns.");
            case 8 -> SqlStatement.refused();
            default -> throw failure;
        };
    }

    /// Looks at the clock, and whether somebody gave up.
    private static final class Deadline extends ProgressHandler {

        private final long end;
        private final BooleanSupplier stop;

        private Deadline(Duration longest, BooleanSupplier stop) {
            end = System.nanoTime() + longest.toNanos();
            this.stop = stop;
        }

        @Override
        protected int progress() {
            return isOver() ? 1 : 0;
        }

        private boolean isOver() {
            return stop.getAsBoolean() || System.nanoTime() - end >= 0;
        }

        private Ending ending() {
            return stop.getAsBoolean() ? Ending.STOPPED : Ending.TIME;
        }
    }

    /// The rows of one answer while they come.
    private static final class Reading {

        private final int mostRows;
        private final List<String> columns = new ArrayList<>();
        private final List<@Nullable String[]> rows = new ArrayList<>();
        private long characters;

        private Reading(int mostRows) {
            this.mostRows = mostRows;
        }

        private Answer all(ResultSet result, long throughSeq) throws SQLException {
            ResultSetMetaData described = result.getMetaData();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                columns.add(described.getColumnLabel(i));
            }
            while (result.next()) {
                if (rows.size() == mostRows) {
                    return soFar(Ending.ROWS, throughSeq);
                }
                if (characters > MOST_CHARACTERS) {
                    return soFar(Ending.SIZE, throughSeq);
                }
                rows.add(row(result));
            }
            return soFar(Ending.WHOLE, throughSeq);
        }

        private @Nullable String[] row(ResultSet result) throws SQLException {
            @Nullable String[] row = new String[columns.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = SqlStatement.text(result.getObject(i + 1));
                characters += row[i] == null ? 1 : row[i].length();
            }
            return row;
        }

        private Answer soFar(Ending ending, long throughSeq) {
            return new Answer(columns, rows, ending, throughSeq);
        }
    }
}
