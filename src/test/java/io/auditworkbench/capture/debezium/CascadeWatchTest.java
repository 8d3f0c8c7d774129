package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.Secret;
import io.auditworkbench.capture.TlsMode;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a change of a parent row is worth when nobody can say whether anything refers to it.
class CascadeWatchTest {

    private static final TableName CHILD = new TableName("shop", "items");
    private static final TableSchema PARENT = new TableSchema(
            new TableName("shop", "orders"),
            List.of(new ColumnDefinition("id", ColumnType.INT, "int", false, 0, 0, null, false, false, List.of())),
            List.of(0));

    /// Nothing listens on port 1.
    private final CascadeWatch watch = new CascadeWatch(
            new SourceProbe(
                    new ConnectionSettings("127.0.0.1", 1, "reader", Secret.of(""), TlsMode.DISABLED, List.of())),
            Clock.systemUTC());

    private List<TableName> named(RawChange change, Cascades cascades) {
        watch.see(change, cascades);
        return watch.take(null, "binlog.000001:4", 0).stream()
                .map(CoverageGap::tables)
                .flatMap(List::stream)
                .toList();
    }

    private static RawChange delete() {
        return new RawChange(Operation.DELETE, PARENT, row(1), null, new SourcePosition("binlog.000001", 4, 0), null);
    }

    private static RawChange update(ColumnValue after) {
        return new RawChange(
                Operation.UPDATE,
                PARENT,
                row(1),
                new RowImage(List.of(after)),
                new SourcePosition("binlog.000001", 4, 0),
                null);
    }

    private static RowImage row(long id) {
        return new RowImage(List.of(new ColumnValue.Whole(id)));
    }

    @Test
    void tableWhoseForeignKeysAreUnknownIsNamedWhenTheServerCannotBeAsked() {
        Cascades unknown = new Cascades(Set.of(), List.of(), Set.of(CHILD));
        assertThat(named(delete(), unknown)).containsExactly(CHILD);
        watch.look();
        assertThat(named(delete(), unknown)).containsExactly(CHILD);
    }

    @Test
    void keyThatAnUpdateLeavesOutOrLeavesAloneIsNotChanged() {
        Cascades onUpdate =
                new Cascades(Set.of(), List.of(new Cascades.KeyChange(List.of("id"), Set.of(CHILD))), Set.of());
        assertThat(named(update(ColumnValue.Absent.ABSENT), onUpdate)).isEmpty();
        assertThat(named(update(new ColumnValue.Whole(1)), onUpdate)).isEmpty();
        assertThat(named(update(new ColumnValue.Whole(2)), onUpdate)).containsExactly(CHILD);
        assertThat(named(
                        update(new ColumnValue.Whole(1)),
                        new Cascades(
                                Set.of(),
                                List.of(new Cascades.KeyChange(List.of("no such column"), Set.of(CHILD))),
                                Set.of())))
                .containsExactly(CHILD);
    }
}
