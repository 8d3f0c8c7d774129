package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices parent rows whose removal makes the server change child rows without a trace in the binlog.
///
/// MySQL before 9.6 carries out `ON DELETE CASCADE`, `SET NULL` and their `ON UPDATE` forms inside the storage engine;
/// newer servers do so only with `innodb_native_foreign_keys=ON`, else the child rows are in the log like any others.
/// Foreign keys are those that the statements of the log declared up to the change. Only for tables whose statements
/// were not read are they taken from looks at the server; one that was dropped since a look still counts.
///
/// - **Threading**: the thread that takes signals.
final class CascadeWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CascadeWatch.class);

    private static final String FOREIGN_KEYS = """
            SELECT k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME, k.TABLE_SCHEMA, k.TABLE_NAME,
              r.DELETE_RULE, r.UPDATE_RULE
            FROM information_schema.REFERENTIAL_CONSTRAINTS r
            JOIN information_schema.KEY_COLUMN_USAGE k
              ON k.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND k.CONSTRAINT_NAME = r.CONSTRAINT_NAME
             AND k.TABLE_NAME = r.TABLE_NAME
            WHERE r.DELETE_RULE IN ('CASCADE', 'SET NULL') OR r.UPDATE_RULE IN ('CASCADE', 'SET NULL')
            """;

    private static final String LOGGED = """
            SELECT 1 FROM performance_schema.global_variables
            WHERE VARIABLE_NAME = 'innodb_native_foreign_keys' AND VARIABLE_VALUE = 'OFF'
            """;

    private record Link(String parentColumn, TableName child, boolean onDelete, boolean onUpdate) {}

    private static final class Touched {
        private final Set<TableName> children = new TreeSet<>();
        private long rows;
    }

    private final SourceProbe probe;
    private final Clock clock;
    private final Map<TableName, Set<Link>> links = new LinkedHashMap<>();
    private final Map<TableName, Touched> touched = new LinkedHashMap<>();
    private boolean areLogged;
    private boolean hasLooked;

    CascadeWatch(SourceProbe probe, Clock clock) {
        this.probe = probe;
        this.clock = clock;
    }

    /// Looks at the server's foreign keys. Where that fails, every table whose keys are not known may be a child.
    void look() {
        hasLooked = false;
        try (Connection connection = probe.connect();
                Statement statement = connection.createStatement()) {
            areLogged = areLogged(statement);
            readLinks(statement);
            hasLooked = true;
        } catch (SQLException unavailable) {
            LOG.debug("the foreign keys of the server could not be read: {}", unavailable.getSQLState());
        }
    }

    private static boolean areLogged(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery(LOGGED)) {
            return answer.next();
        }
    }

    private void readLinks(Statement statement) throws SQLException {
        try (ResultSet keys = statement.executeQuery(FOREIGN_KEYS)) {
            while (keys.next()) {
                TableName parent = new TableName(keys.getString(1), keys.getString(2));
                Link link = new Link(
                        keys.getString(3),
                        new TableName(keys.getString(4), keys.getString(5)),
                        isSilent(keys.getString(6)),
                        isSilent(keys.getString(7)));
                links.computeIfAbsent(parent, _ -> new LinkedHashSet<>()).add(link);
            }
        }
    }

    private static boolean isSilent(String rule) {
        return rule.equals("CASCADE") || rule.equals("SET NULL");
    }

    void see(RawChange change, Cascades cascades) {
        if (areLogged || cascades.isNone()) {
            return;
        }
        Set<TableName> children = new LinkedHashSet<>();
        if (change.operation() == Operation.DELETE) {
            children.addAll(cascades.onDelete());
        } else {
            cascades.onKeyChange().stream()
                    .filter(key -> changes(change, key.columns()))
                    .forEach(key -> children.addAll(key.tables()));
        }
        if (!cascades.unknown().isEmpty()) {
            children.addAll(hasLooked ? linked(change) : cascades.unknown());
        }
        if (!children.isEmpty()) {
            Touched parent = touched.computeIfAbsent(change.table().name(), _ -> new Touched());
            parent.children.addAll(children);
            parent.rows++;
        }
    }

    private List<TableName> linked(RawChange change) {
        return links.getOrDefault(change.table().name(), Set.of()).stream()
                .filter(link -> change.operation() == Operation.DELETE
                        ? link.onDelete()
                        : link.onUpdate() && changes(change, List.of(link.parentColumn())))
                .map(Link::child)
                .toList();
    }

    /// Whether an update changed one of these columns; any of the row's for none.
    private static boolean changes(RawChange change, List<String> columns) {
        return columns.isEmpty() || columns.stream().anyMatch(column -> changes(change, column));
    }

    /// A column that the row's new image leaves out was not changed; one that the table does not have may be.
    private static boolean changes(RawChange change, String name) {
        int column = change.table().indexOf(name);
        if (column < 0) {
            return true;
        }
        ColumnValue after = Objects.requireNonNull(change.after()).get(column);
        return !(after instanceof ColumnValue.Absent)
                && !Objects.requireNonNull(change.before()).get(column).equals(after);
    }

    /// The gaps of the transaction that ends now; begins the next.
    List<CoverageGap> take(@Nullable String gtid, String place, long commitMicros) {
        if (touched.isEmpty()) {
            return List.of();
        }
        List<CoverageGap> gaps = new ArrayList<>();
        touched.forEach((parent, children) -> gaps.add(new CoverageGap(
                GapCause.FK_CASCADE,
                GapEffect.UNDETERMINED,
                List.copyOf(children.children),
                gtid == null ? "" : gtid,
                place,
                place,
                commitMicros,
                commitMicros,
                null,
                null,
                "foreign keys",
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                children.rows + " parent rows removed or renamed in " + parent,
                "Foreign keys let the server remove or change rows of "
                        + String.join(
                                ", ",
                                children.children.stream()
                                        .map(TableName::toString)
                                        .toList())
                        + " together with those of " + parent + "; such rows are not logged.")));
        touched.clear();
        return gaps;
    }
}
