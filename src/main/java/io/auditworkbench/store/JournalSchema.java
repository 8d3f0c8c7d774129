package io.auditworkbench.store;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.LogEdge;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/// The one table of the self-audit's file: an entry, its leaf, the root of the subtree it completes, and the root of
/// the log that ends with it. Nothing in it is ever changed, and the right edge of the tree at any size is read from
/// as many rows as the size has ones in binary.
///
/// Its triggers keep programs from changing an entry by mistake; they do not keep anybody from it who may write the
/// file. That shows by [AuditJournalCheck].
final class JournalSchema {

    /// Version 1 had no hashes.
    static final int VERSION = 2;

    private static final String USER_OF_CHANGE = "audit-workbench";

    static final List<String> STATEMENTS = List.of("""
            CREATE TABLE entry (
              number integer primary key autoincrement,
              at_us integer not null,
              user text not null,
              client text not null,
              action text not null,
              object text not null,
              details text not null,
              asked integer,
              outcome text,
              row_count integer,
              byte_count integer,
              sha256 text,
              leaf blob not null,
              subtree blob not null,
              root blob not null
            ) strict""", """
            CREATE TRIGGER entry_stays before update on entry begin select raise(abort, 'an entry is never changed'); end""", """
            CREATE TRIGGER entry_remains before delete on entry begin select raise(abort, 'an entry is never removed'); end""");

    private JournalSchema() {}

    /// Makes the table, or gives the entries of a file of version 1 their hashes.
    ///
    /// - **Errors**: `STORE_NEWER`.
    static void ensure(Connection connection, Path file, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (SqlFiles.version(statement) != VERSION) {
                SqlFiles.written(statement, () -> bring(connection, statement, file, now));
            }
        }
    }

    private static boolean bring(Connection connection, Statement statement, Path file, Instant now)
            throws SQLException {
        int found = SqlFiles.version(statement);
        if (found > VERSION) {
            throw SqlFiles.later(file, "Use that version: the self-audit goes on in its file.");
        }
        if (found == 0) {
            create(statement);
        }
        if (found == 1) {
            hash(connection, statement, now);
        }
        return true;
    }

    private static void create(Statement statement) throws SQLException {
        for (String each : STATEMENTS) {
            statement.execute(each);
        }
        statement.execute("pragma user_version=" + VERSION);
    }

    private static void hash(Connection connection, Statement statement, Instant now) throws SQLException {
        statement.execute("drop trigger entry_stays");
        statement.execute("drop trigger entry_remains");
        statement.execute("alter table entry rename to entry_without_hash");
        create(statement);
        LogEdge edge = LogEdge.ofNothing();
        LeafHasher hasher = new LeafHasher();
        long former = 0;
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(
                        "select " + JournalRow.COLUMNS + " from entry_without_hash order by number")) {
            for (; row.next(); former++) {
                insert(connection, JournalRow.read(row), hasher, edge);
            }
        }
        statement.execute("drop table entry_without_hash");
        insert(
                connection,
                JournalRow.of(
                        former + 1,
                        now,
                        new Actor(USER_OF_CHANGE, ""),
                        new AuditAction.Happened(
                                AuditAction.Kind.SELF_AUDIT,
                                "hashed",
                                "Entries 1 to " + former + " were written before entries had hashes.",
                                AuditAction.Outcome.GIVEN,
                                former)),
                hasher,
                edge);
    }

    /// Adds the row as the next entry.
    static void insert(Connection connection, JournalRow row, LeafHasher hasher, LogEdge edge) throws SQLException {
        byte[] leaf = row.leaf(hasher);
        byte[] subtree = edge.add(leaf);
        try (PreparedStatement insert = connection.prepareStatement("insert into entry (" + JournalRow.COLUMNS
                + ", leaf, subtree, root) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            row.bind(insert);
            insert.setBytes(13, leaf);
            insert.setBytes(14, subtree);
            insert.setBytes(15, edge.root());
            insert.executeUpdate();
        }
    }
}
