package io.auditworkbench.capture.debezium;

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
import org.jspecify.annotations.Nullable;

/// Notices parent rows whose removal makes the server change child rows without a trace in the binlog.
///
/// MySQL before 9.6 carries out `ON DELETE CASCADE`, `SET NULL` and their `ON UPDATE` forms inside the storage engine;
/// newer servers do so only with `innodb_native_foreign_keys=ON`, else the child rows are in the log like any others.
/// Foreign keys are remembered from all looks at the server, so one that was dropped since still counts.
///
/// - **Threading**: the thread that takes signals.
final class CascadeWatch {

    private static final String FOREIGN_KEYS = """
            SELECT k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME, k.TABLE_SCHEMA, k.TABLE_NAME,
              r.DELETE_RULE, r.UPDATE_RULE
            FROM information_schema.REFERENTIAL_CONSTRAINTS r
            JOIN information_schema.KEY_COLUMN_USAGE k
              ON k.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND k.CONSTRAINT_NAME = r.CONSTRAINT_NAME
             AND k.TABLE_NAME = r.TABLE_NAME
            WHERE (r.DELETE_RULE IN ('CASCADE', 'SET NULL') OR r.UPDATE_RULE IN ('CASCADE', 'SET NULL'))
              AND NOT EXISTS (SELECT 1 FROM performance_schema.global_variables
                              WHERE VARIABLE_NAME = 'innodb_native_foreign_keys' AND VARIABLE_VALUE = 'OFF')
            """;

    private record Link(String parentColumn, TableName child, boolean onDelete, boolean onUpdate) {}

    private record Touched(TableName parent, Set<TableName> children) {}

    private final SourceProbe probe;
    private final Clock clock;
    private final Map<TableName, Set<Link>> links = new LinkedHashMap<>();
    private final Map<TableName, Touched> touched = new LinkedHashMap<>();
    private long parentRows;

    CascadeWatch(SourceProbe probe, Clock clock) {
        this.probe = probe;
        this.clock = clock;
    }

    /// Looks at the server's foreign keys; false when they cannot be read now.
    boolean look() {
        try (Connection connection = probe.connect();
                Statement statement = connection.createStatement();
                ResultSet keys = statement.executeQuery(FOREIGN_KEYS)) {
            while (keys.next()) {
                TableName parent = new TableName(keys.getString(1), keys.getString(2));
                Link link = new Link(
                        keys.getString(3),
                        new TableName(keys.getString(4), keys.getString(5)),
                        isSilent(keys.getString(6)),
                        isSilent(keys.getString(7)));
                links.computeIfAbsent(parent, _ -> new LinkedHashSet<>()).add(link);
            }
            return true;
        } catch (SQLException unavailable) {
            return false;
        }
    }

    private static boolean isSilent(String rule) {
        return rule.equals("CASCADE") || rule.equals("SET NULL");
    }

    void see(RawChange change) {
        if (links.isEmpty()) {
            return;
        }
        Set<Link> children = links.get(change.table().name());
        if (children == null) {
            return;
        }
        children.stream().filter(link -> fires(link, change)).forEach(link -> {
            parentRows++;
            touched.computeIfAbsent(change.table().name(), parent -> new Touched(parent, new LinkedHashSet<>()))
                    .children()
                    .add(link.child());
        });
    }

    private static boolean fires(Link link, RawChange change) {
        if (change.operation() == Operation.DELETE) {
            return link.onDelete();
        }
        if (change.operation() != Operation.UPDATE || !link.onUpdate()) {
            return false;
        }
        int column = change.table().indexOf(link.parentColumn());
        return column >= 0
                && !Objects.requireNonNull(change.before())
                        .get(column)
                        .equals(Objects.requireNonNull(change.after()).get(column));
    }

    /// The gaps of the transaction that ends now; begins the next.
    List<CoverageGap> take(@Nullable String gtid, String place, long commitMicros) {
        if (touched.isEmpty()) {
            return List.of();
        }
        List<CoverageGap> gaps = new ArrayList<>();
        for (Touched parent : touched.values()) {
            gaps.add(new CoverageGap(
                    GapCause.FK_CASCADE,
                    GapEffect.UNDETERMINED,
                    List.copyOf(parent.children()),
                    gtid == null ? "" : gtid,
                    place,
                    place,
                    commitMicros,
                    commitMicros,
                    null,
                    null,
                    "foreign keys",
                    ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                    parentRows + " parent rows removed or renamed in " + parent.parent(),
                    "Foreign keys let the server remove or change rows of "
                            + String.join(
                                    ", ",
                                    parent.children().stream()
                                            .map(TableName::toString)
                                            .toList())
                            + " together with those of " + parent.parent() + "; such rows are not logged."));
        }
        touched.clear();
        parentRows = 0;
        return gaps;
    }
}
