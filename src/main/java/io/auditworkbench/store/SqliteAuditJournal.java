package io.auditworkbench.store;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.LogEdge;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.selfaudit.AuditJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The self-audit in a file of its own beside the store, so that it can be written while something is captured, and by
/// several processes at once. Each entry is a leaf of a Merkle log, and goes to the disk together with the root of the
/// log that ends with it.
///
/// - **Threading**: any number of threads.
/// - **Source**: ADR-0014, ADR-0040; RFC 6962 for the tree.
public final class SqliteAuditJournal implements AuditJournal, AutoCloseable {

    private static final int MOST_UNKEPT = 64;

    private final Path file;
    private final @Nullable JournalHeads heads;
    private final LeafHasher hasher = new LeafHasher();
    private @Nullable Connection connection;
    private @Nullable Object openedKey;
    private int unkept;

    private SqliteAuditJournal(Path file, @Nullable JournalHeads heads) {
        this.file = file;
        this.heads = heads;
    }

    /// The file that belongs to a store.
    public static Path fileOf(Path store) {
        return Path.of(store + "-selfaudit");
    }

    /// The journal of a store; its file is made, for its owner only, with the first entry.
    public static SqliteAuditJournal beside(Path store) {
        return new SqliteAuditJournal(fileOf(store), null);
    }

    /// The journal in a file.
    public static SqliteAuditJournal in(Path file) {
        return new SqliteAuditJournal(file, null);
    }

    /// The journal in a file; how far it is is kept outside it with each 64th entry and when it is closed.
    public static SqliteAuditJournal in(Path file, JournalHeads heads) {
        return new SqliteAuditJournal(file, heads);
    }

    @Override
    public long append(Instant at, Actor actor, AuditAction action) {
        return append(at, actor, List.of(action));
    }

    @Override
    public long append(Instant at, Actor actor, AuditAction first, AuditAction second) {
        return append(at, actor, List.of(first, second));
    }

    private synchronized long append(Instant at, Actor actor, List<AuditAction> actions) {
        return SqlFiles.on(file, () -> {
            Connection writing = opened(at);
            long number;
            try (Statement statement = writing.createStatement()) {
                number = SqlFiles.written(statement, () -> {
                    long last = 0;
                    for (AuditAction action : actions) {
                        last = add(writing, statement, at, actor, action);
                    }
                    return last;
                });
            }
            unkept += actions.size();
            if (unkept >= MOST_UNKEPT) {
                keepHead(writing);
            }
            return number;
        });
    }

    private void keepHead(Connection connection) throws SQLException {
        if (heads == null || unkept == 0) {
            return;
        }
        unkept = 0;
        try (Statement statement = connection.createStatement();
                PreparedStatement query = connection.prepareStatement("select root from entry where number = ?")) {
            heads.keep(file, size(statement), size -> {
                query.setLong(1, size);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(JournalHeads.hex(row.getBytes(1))) : Optional.empty();
                }
            });
        }
    }

    private long add(Connection writing, Statement statement, Instant at, Actor actor, AuditAction action)
            throws SQLException {
        long size = size(statement);
        JournalSchema.insert(
                writing, JournalRow.of(size + 1, at, actor, action), hasher, LogEdge.of(size, subtrees(writing, size)));
        return size + 1;
    }

    /// How many entries there are. Going on after an end that was cut off would hide the cut.
    private long size(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select coalesce(max(number), 0),"
                + " coalesce((select seq from sqlite_sequence where name = 'entry'), 0) from entry")) {
            row.next();
            if (row.getLong(1) < row.getLong(2)) {
                throw damaged(row.getLong(2));
            }
            return row.getLong(1);
        }
    }

    /// The roots of the complete subtrees, the largest first: each is kept with the entry that completed it.
    private List<byte[]> subtrees(Connection connection, long size) throws SQLException {
        List<byte[]> subtrees = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select subtree from entry where number = ?")) {
            for (long last = size; last > 0; last &= last - 1) {
                query.setLong(1, last);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        throw damaged(last);
                    }
                    subtrees.addFirst(row.getBytes(1));
                }
            }
        }
        return subtrees;
    }

    private WorkbenchException damaged(long number) {
        return new WorkbenchException(
                ErrorCode.STORE_CORRUPT,
                "The self-audit cannot go on: its entry " + number + " is missing from " + file + ".",
                "Keep the file for examination and move it away; a new one is begun with the next act.");
    }

    private Connection opened(Instant at) throws SQLException {
        if (connection != null && !key().equals(openedKey)) {
            // the file was moved away: what is written on would be in none that anybody finds
            connection.close();
            connection = null;
        }
        if (connection == null) {
            connection = open(at);
            openedKey = key();
        }
        return connection;
    }

    /// Which file it is, whatever its name; the same for all where files have no such key, as on Windows, where none
    /// that is open can be moved.
    private Object key() {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? "" : key;
        } catch (IOException gone) {
            return "gone";
        }
    }

    private Connection open(Instant at) throws SQLException {
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            PrivateFile.createFolders(folder);
            if (!Files.isWritable(folder)) {
                throw SqliteFailure.readOnly(file, null);
            }
            PrivateFile.create(file);
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(file, failure);
        }
        Connection opened = Connections.small(file);
        try {
            JournalSchema.ensure(opened, file, at);
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
                    PreparedStatement query = reading.prepareStatement(
                            "select " + JournalRow.COLUMNS + " from entry order by number desc limit ?")) {
                query.setInt(1, limit);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        entries.add(JournalRow.read(row).entry());
                    }
                }
            }
            return entries;
        });
    }

    /// Hands out all entries, the newest first, as long as `goesOn` answers that it wants more; nothing of a file that
    /// is not there.
    ///
    /// - **Errors**: `STORE_CORRUPT` for an entry that no version wrote.
    public void walkBack(Predicate<AuditEntry> goesOn) {
        if (!Files.exists(file)) {
            return;
        }
        SqlFiles.on(file, () -> {
            try (Connection reading = Connections.reading(file);
                    Statement statement = reading.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select " + JournalRow.COLUMNS + " from entry order by number desc")) {
                boolean isWanted = true;
                while (isWanted && row.next()) {
                    isWanted = goesOn.test(entry(row));
                }
            }
            return true;
        });
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        try {
            return JournalRow.read(row).entry();
        } catch (IllegalArgumentException | NullPointerException altered) {
            throw new WorkbenchException(
                    ErrorCode.STORE_CORRUPT,
                    "An entry of the self-audit is not as it was written: " + file + ".",
                    "Run `auditctl selfaudit verify`, which says which it is.",
                    altered);
        }
    }

    @Override
    public synchronized void close() {
        SqlFiles.on(file, () -> {
            Connection last = connection;
            if (last != null) {
                connection = null;
                try (last) {
                    keepHead(last);
                }
            }
            return true;
        });
    }
}
