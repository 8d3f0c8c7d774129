package io.auditworkbench.workbench;

import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.NetRowView;
import io.auditworkbench.workbench.view.NetRowView.Outcome;
import io.auditworkbench.workbench.view.RowAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the net effect on rows into what may be shown of it.
final class NetViews {

    private final EventViews views;

    NetViews(EventViews views) {
        this.views = views;
    }

    List<NetRowView> of(NetEffect effect) {
        return effect.rows().stream().map(this::of).toList();
    }

    /// What the rows do not show.
    static List<String> notes(NetEffect effect) {
        return effect.emptied().stream()
                .map(table ->
                        table + " was emptied by TRUNCATE: rows of it that had not changed before are not listed.")
                .toList();
    }

    private NetRowView of(NetEffect.Row row) {
        List<ColumnView> columns = columns(row);
        Outcome outcome = outcome(row, columns);
        return new NetRowView(
                address(row),
                outcome,
                outcome == Outcome.UPDATED
                        ? columns.stream().filter(NetViews::isDifferent).toList()
                        : outcome == Outcome.UNCHANGED ? List.of() : columns,
                row.sequences());
    }

    private static RowAddress address(NetEffect.Row row) {
        return EventViews.address(row.table(), row.lastImage());
    }

    private static Outcome outcome(NetEffect.Row row, List<ColumnView> columns) {
        if (row.before() == null) {
            return row.after() == null ? Outcome.TRANSIENT : Outcome.INSERTED;
        }
        if (row.after() == null) {
            return Outcome.DELETED;
        }
        return columns.stream().anyMatch(NetViews::isDifferent) ? Outcome.UPDATED : Outcome.UNCHANGED;
    }

    /// Also different when an ALTER in between added or removed the column.
    private static boolean isDifferent(ColumnView column) {
        return column.before() == null || column.after() == null || column.isChanged();
    }

    /// By name, because an ALTER can come between the first change and the last.
    private List<ColumnView> columns(NetEffect.Row row) {
        Map<String, ColumnView> before = side(row.tableBefore(), row.before());
        Map<String, ColumnView> after = side(row.table(), row.after());
        List<ColumnView> columns = new ArrayList<>();
        after.forEach((name, column) -> {
            ColumnView old = before.remove(name);
            columns.add(new ColumnView(
                    name,
                    column.type(),
                    column.isKey(),
                    column.isGenerated(),
                    old == null ? null : old.after(),
                    column.after()));
        });
        before.forEach((name, column) -> columns.add(
                new ColumnView(name, column.type(), column.isKey(), column.isGenerated(), column.after(), null)));
        return columns;
    }

    private Map<String, ColumnView> side(TableSchema table, @Nullable RowImage image) {
        Map<String, ColumnView> side = new LinkedHashMap<>();
        views.columns(table, null, image).forEach(column -> side.put(column.name(), column));
        return side;
    }
}
