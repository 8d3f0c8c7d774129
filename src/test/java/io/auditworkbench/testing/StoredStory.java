package io.auditworkbench.testing;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a store tells, in lines that a test can compare.
public final class StoredStory {

    private StoredStory() {}

    /// Each transaction, then its events: `INGEST`, `INSERT shop.orders 3|Cy|…`, `UPDATE shop.orders … -> …`.
    public static List<String> of(Path file) {
        List<String> lines = new ArrayList<>();
        try (Store store = Store.openForReading(file)) {
            ChangeLog log = store.changes();
            for (StoredTransaction transaction : log.completedAfter(0, 100_000)) {
                if (transaction.header().kind() == TransactionKind.GAP) {
                    continue;
                }
                lines.add(transaction.header().kind() + " by "
                        + transaction.header().attribution().actor());
                log.forEachEvent(transaction, event -> lines.add(line(event)));
            }
        }
        return lines;
    }

    private static String line(StoredEvent event) {
        String head = event.operation() + " " + event.table().name();
        String ddl = event.body().ddl();
        if (ddl != null) {
            return head + " " + ddl;
        }
        String before = texts(event.body().before());
        String after = texts(event.body().after());
        return (head + (before.isEmpty() ? "" : " " + before) + (after.isEmpty() ? "" : " -> " + after)).strip();
    }

    /// Values joined by bars; the column `created` holds the time of each recording, which differs.
    public static String texts(@Nullable RowImage image) {
        if (image == null) {
            return "";
        }
        return image.values().stream()
                .map(value -> value == ColumnValue.Null.NULL ? "NULL" : value.text())
                .map(text -> text.matches("2026-11-23 17:3[2-5]:[0-9]{2}") ? "CREATED" : text)
                .collect(Collectors.joining("|"));
    }

    /// The causes and guards of all gaps, in order.
    public static List<String> gaps(Path file) {
        return query(file, "select cause || ' ' || detected_by from coverage_gap order by gap_id");
    }

    /// How many rows a table of the store has.
    public static long count(Path file, String table) {
        return Long.parseLong(query(file, "select count(*) from " + table).getFirst());
    }

    /// The first column of a query, as text.
    public static List<String> query(Path file, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(String.valueOf(row.getString(1)));
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return rows;
    }
}
