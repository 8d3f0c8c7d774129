package io.auditworkbench.store;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.LogEdge;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Hashes every entry of a self-audit again and compares: with the entry's own hash, with the root of the log that ends
/// with it, and with roots that were kept elsewhere. Writes nothing.
///
/// What it cannot see by itself is a file whose every entry and hash was made anew, or whose end was cut off with
/// SQLite's own count of it: that takes a root kept elsewhere.
public final class AuditJournalCheck {

    private AuditJournalCheck() {}

    /// What became of the entries.
    public sealed interface Result {

        /// Every entry is as it was written. `root` is the root hash of the log in hexadecimal digits.
        record Intact(long size, String root) implements Result {}

        /// Entry `number` is the first that is not as it was written, 0 when that is none in particular; `what` is a
        /// sentence.
        record Altered(long number, String what) implements Result {}

        /// There is no self-audit, or none of its entries has a hash yet.
        record Missing(String why) implements Result {}
    }

    /// What was known of a log at some time, and kept outside its file: its size and its root in hexadecimal digits.
    public record Known(long size, String root) {}

    /// Looks at all of a file.
    public static Result of(Path file) {
        return of(file, List.of());
    }

    /// Looks at all of a file, and compares with what was known of it before.
    public static Result of(Path file, List<Known> known) {
        if (!Files.exists(file)) {
            return known.stream().anyMatch(each -> each.size() > 0)
                    ? new Result.Altered(1, "The file of the self-audit is gone: " + file + ".")
                    : new Result.Missing("There is no self-audit at " + file + ".");
        }
        try (Connection reading = Connections.reading(file);
                Statement statement = reading.createStatement()) {
            if (SqlFiles.version(statement) < JournalSchema.VERSION) {
                return new Result.Missing(
                        "The self-audit was last written by a version that did not hash its entries: " + file + ".");
            }
            return look(reading, statement, known);
        } catch (SQLException unreadable) {
            return new Result.Altered(0, "The file cannot be read as a self-audit: " + file + ".");
        } catch (WorkbenchException refused) {
            return new Result.Altered(0, refused.happened());
        }
    }

    private static Result look(Connection reading, Statement statement, List<Known> known) throws SQLException {
        List<String> schema = texts(statement, "select sql from sqlite_schema where name not like 'sqlite_%'");
        if (schema.size() != JournalSchema.STATEMENTS.size() || !schema.containsAll(JournalSchema.STATEMENTS)) {
            return new Result.Altered(0, "The tables of the file are not those the workbench made.");
        }
        Walk walk = new Walk(known);
        Result result = walk.over(reading);
        List<String> damage = texts(statement, "pragma integrity_check");
        if (result instanceof Result.Intact && !damage.equals(List.of("ok"))) {
            return new Result.Altered(0, "SQLite finds the file damaged.");
        }
        return result;
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(String.valueOf(row.getString(1)));
            }
        }
        return texts;
    }

    /// One walk over the entries, in their order.
    private static final class Walk {

        private final LeafHasher hasher = new LeafHasher();
        private final LogEdge edge = LogEdge.ofNothing();
        private final List<Known> known;

        Walk(List<Known> known) {
            this.known = known;
        }

        Result over(Connection reading) throws SQLException {
            try (Statement statement = reading.createStatement()) {
                try (ResultSet row = statement.executeQuery("select * from entry order by number")) {
                    while (row.next()) {
                        long expected = edge.size() + 1;
                        String wrong = wrong(row, expected);
                        if (!wrong.isEmpty()) {
                            return new Result.Altered(expected, wrong);
                        }
                    }
                }
                return end(counted(statement));
            }
        }

        private String wrong(ResultSet row, long expected) throws SQLException {
            JournalRow entry = JournalRow.read(row);
            if (entry.number() != expected) {
                return entry.number() > expected
                        ? "Entry " + expected + " is missing: after it comes " + entry.number() + "."
                        : "An entry has the impossible number " + entry.number() + ".";
            }
            byte[] leaf = entry.leaf(hasher);
            if (!Arrays.equals(leaf, row.getBytes("leaf"))) {
                return "Entry " + expected + " is not as it was written: its hash is another.";
            }
            byte[] subtree = edge.add(leaf);
            if (!Arrays.equals(subtree, row.getBytes("subtree")) || !Arrays.equals(edge.root(), row.getBytes("root"))) {
                // the entry's own hash fits, so it was made anew
                return "Entry " + expected + " does not fit the log: the root that was written with it is another.";
            }
            return known.stream()
                            .anyMatch(each ->
                                    each.size() == expected && !each.root().equals(root()))
                    ? "The log up to entry " + expected + " is not the one that was known: its root is another."
                    : "";
        }

        private static long counted(Statement statement) throws SQLException {
            try (ResultSet row =
                    statement.executeQuery("select coalesce(max(seq), 0) from sqlite_sequence where name = 'entry'")) {
                return row.next() ? row.getLong(1) : 0;
            }
        }

        private Result end(long counted) {
            long expected = Math.max(
                    counted, known.stream().mapToLong(Known::size).max().orElse(0));
            if (expected == edge.size()) {
                return new Result.Intact(expected, root());
            }
            return expected > edge.size()
                    ? new Result.Altered(
                            edge.size() + 1,
                            "The end is cut off: there were " + expected + " entries, there are " + edge.size() + ".")
                    : new Result.Altered(0, "The file counts fewer entries than it has.");
        }

        private String root() {
            return HexFormat.of().formatHex(edge.root());
        }
    }
}
