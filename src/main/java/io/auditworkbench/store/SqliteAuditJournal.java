package io.auditworkbench.store;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.selfaudit.AuditJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The self-audit in a file of its own beside the store, so that it can be written while something is captured, and by
/// several processes at once.
///
/// Its triggers keep programs from changing an entry by mistake; they do not keep anybody from it who may write the
/// file.
///
/// - **Units**: microseconds since the epoch, UTC.
/// - **Threading**: any number of threads.
public final class SqliteAuditJournal implements AuditJournal, AutoCloseable {

    private static final int VERSION = 1;
    private static final String SCHEMA = """
            create table entry (
              number integer primary key autoincrement,
              at_us integer not null,
              user text not null,
              client text not null,
              action text not null,
              object text not null,
              details text not null,
              asked integer references entry(number),
              outcome text,
              row_count integer,
              byte_count integer,
              sha256 text
            ) strict;
            create trigger entry_stays before update on entry begin select raise(abort, 'an entry is never changed'); end;
            create trigger entry_remains before delete on entry begin select raise(abort, 'an entry is never removed'); end;
            """;
    private static final String ANSWER = "ANSWER";

    private final Path file;
    private @Nullable Connection connection;

    private SqliteAuditJournal(Path file) {
        this.file = file;
    }

    /// The file that belongs to a store.
    public static Path fileOf(Path store) {
        return Path.of(store + "-selfaudit");
    }

    /// The journal of a store; its file is made, for its owner only, with the first entry.
    public static SqliteAuditJournal beside(Path store) {
        return new SqliteAuditJournal(fileOf(store));
    }

    @Override
    public synchronized long append(Instant at, Actor actor, AuditAction action) {
        return SqlFiles.on(file, () -> {
            try (PreparedStatement insert = opened().prepareStatement(
                            "insert into entry (at_us, user, client, action, object, details, asked, outcome,"
                                    + " row_count, byte_count, sha256) values (?,?,?,?,?,?,?,?,?,?,?) returning number")) {
                insert.setLong(1, ChronoUnit.MICROS.between(Instant.EPOCH, at));
                insert.setString(2, actor.user());
                insert.setString(3, actor.client());
                bind(insert, action);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private static void bind(PreparedStatement insert, AuditAction action) throws SQLException {
        switch (action) {
            case AuditAction.Asked asked -> {
                insert.setString(4, asked.kind().name());
                insert.setString(5, asked.object());
                insert.setString(6, asked.details());
            }
            case AuditAction.Answered answered -> {
                insert.setString(4, ANSWER);
                insert.setString(5, "");
                insert.setString(6, "");
                insert.setLong(7, answered.asked());
                insert.setString(8, answered.outcome().name());
                insert.setLong(9, answered.rows());
                insert.setLong(10, answered.bytes());
                insert.setString(11, answered.sha256());
            }
        }
    }

    private Connection opened() throws SQLException {
        if (connection == null) {
            connection = open();
        }
        return connection;
    }

    private Connection open() throws SQLException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw SqliteFailure.readOnly(file, null);
        }
        try {
            StoreFile.createPrivate(file);
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(file, failure);
        }
        Connection opened = Connections.small(file);
        try {
            SqlFiles.create(opened, file, VERSION, SCHEMA, "Use that version: the self-audit goes on in its file.");
            return opened;
        } catch (SQLException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    @Override
    public List<AuditEntry> newest(int limit) {
        if (!Files.exists(file)) {
            return List.of();
        }
        return SqlFiles.on(file, () -> {
            List<AuditEntry> entries = new ArrayList<>();
            try (Connection reading = Connections.reading(file);
                    PreparedStatement query =
                            reading.prepareStatement("select * from entry order by number desc limit ?")) {
                query.setInt(1, limit);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        entries.add(read(row));
                    }
                }
            }
            return entries;
        });
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        String action = row.getString("action");
        return new AuditEntry(
                row.getLong("number"),
                Instant.EPOCH.plus(row.getLong("at_us"), ChronoUnit.MICROS),
                new Actor(row.getString("user"), row.getString("client")),
                action.equals(ANSWER)
                        ? new AuditAction.Answered(
                                row.getLong("asked"),
                                AuditAction.Outcome.valueOf(row.getString("outcome")),
                                row.getLong("row_count"),
                                row.getLong("byte_count"),
                                row.getString("sha256"))
                        : new AuditAction.Asked(
                                AuditAction.Kind.valueOf(action), row.getString("object"), row.getString("details")));
    }

    @Override
    public synchronized void close() {
        SqlFiles.on(file, () -> {
            if (connection != null) {
                connection.close();
                connection = null;
            }
            return true;
        });
    }
}
