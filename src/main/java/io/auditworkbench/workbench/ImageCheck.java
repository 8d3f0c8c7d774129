package io.auditworkbench.workbench;

import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.normalise.RowKeys;
import io.auditworkbench.store.EventPage;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.RowAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Holds what each change found of a row against what the record had of it: where they differ, a change was not
/// captured.
///
/// Rows are remembered by digests; a suspicion is decided by the record itself. Not compared: tables without a primary
/// key, a row across a schema statement that names its table, columns that either image lacks, and an insert of a row
/// that is no longer remembered.
///
/// - **Threading**: one thread.
final class ImageCheck {

    private static final int PAGE = 512;
    private static final int LOOKED_AT = 8;

    private final Store store;
    private final SourceId source;
    private final EventScanner scanner;
    private final LongSupplier nowMicros;
    private final RowDigests digests = new RowDigests();
    private final TableBreaks breaks = new TableBreaks();
    private final Map<TableName, Boolean> snapshotted = new HashMap<>();
    private Map<TableName, Contradictions> found = new LinkedHashMap<>();
    private long checkedThrough;

    /// What one table's rows showed within a page: the first pair of events, and how many there were.
    record Contradictions(RowKey row, Optional<StoredEvent> former, StoredEvent latter, int count) {
        Contradictions andOneMore() {
            return new Contradictions(row, former, latter, count + 1);
        }
    }

    ImageCheck(Store store, SourceId source, EventScanner scanner, LongSupplier nowMicros) {
        this.store = store;
        this.source = source;
        this.scanner = scanner;
        this.nowMicros = nowMicros;
        checkedThrough = store.imagesChecked(source);
        scanner.oldestFirst(FilterExpression.and(
                        List.of(new FilterTerm.OperationIn(Set.of(Operation.DDL, Operation.TRUNCATE)))))
                .run(this::noteEarlier);
    }

    private boolean noteEarlier(StoredEvent statement) {
        if (statement.seq() <= checkedThrough && isOurs(statement)) {
            breaks.see(statement);
        }
        return statement.seq() <= checkedThrough;
    }

    private boolean isOurs(StoredEvent event) {
        return event.transaction().source().equals(source);
    }

    /// Compares the next events; empty when there are none.
    Optional<ImageFinding> next() {
        EventPage page = store.changes().after(checkedThrough, EventSelection.ALL, PAGE);
        if (page.cursor() <= checkedThrough || (page.events().isEmpty() && page.isLast())) {
            return Optional.empty();
        }
        found = new LinkedHashMap<>();
        page.events().stream().filter(this::isOurs).forEach(this::compare);
        checkedThrough = page.cursor();
        List<CoverageGap> gaps = found.values().stream()
                .map(contradictions -> Gaps.uncaptured(contradictions, nowMicros.getAsLong()))
                .toList();
        return Optional.of(new ImageFinding(checkedThrough, gaps));
    }

    private void compare(StoredEvent event) {
        RowImage after = event.body().after();
        switch (event.operation()) {
            case DDL, TRUNCATE -> breaks.see(event);
            case SNAPSHOT -> remember(event, Objects.requireNonNull(after));
            case INSERT -> {
                if (event.table().hasKey() && digests.isThere(event.rowKey())) {
                    decide(event, event.rowKey());
                }
                remember(event, Objects.requireNonNull(after));
            }
            case UPDATE, DELETE ->
                changed(event, Objects.requireNonNull(event.body().before()));
        }
    }

    private void remember(StoredEvent event, RowImage image) {
        digests.put(event.rowKey(), event.table(), image);
    }

    private void changed(StoredEvent event, RowImage before) {
        if (!event.table().hasKey()) {
            return;
        }
        RowKey former = RowKeys.of(event.table(), before);
        if (!digests.has(former, event.table(), before)) {
            decide(event, former);
        }
        digests.removed(former);
        RowImage after = event.body().after();
        if (after != null) {
            remember(event, after);
        }
    }

    private void decide(StoredEvent event, RowKey row) {
        TableName table = event.table().name();
        Optional<StoredEvent> former = lastBefore(event, row);
        long lastBreak = breaks.last(table);
        boolean isContradicted = former.map(last -> last.seq() > lastBreak && contradicts(last, event))
                .orElseGet(() -> lastBreak == 0 && event.operation() != Operation.INSERT && isSnapshotted(table));
        if (isContradicted) {
            found.merge(table, new Contradictions(row, former, event, 1), (known, _) -> known.andOneMore());
        }
    }

    private Optional<StoredEvent> lastBefore(StoredEvent event, RowKey row) {
        RowAddress address = addressBefore(event);
        return store.rows().before(row, event.seq(), LOOKED_AT).stream()
                .filter(this::isOurs)
                .filter(earlier -> EventViews.touchedRows(earlier).contains(address))
                .findFirst();
    }

    private static RowAddress addressBefore(StoredEvent event) {
        RowAddress found = EventViews.rowBefore(event);
        return found != null ? found : EventViews.shownRow(event);
    }

    private static boolean contradicts(StoredEvent former, StoredEvent latter) {
        RowImage left = former.body().after();
        boolean wasThere = left != null && addressBefore(latter).equals(EventViews.row(former));
        RowImage found = latter.body().before();
        if (found == null || !wasThere) {
            return wasThere == (found == null);
        }
        return former.tableVersion() == latter.tableVersion() && differ(left, found);
    }

    private static boolean differ(RowImage left, RowImage found) {
        for (int i = 0; i < left.values().size(); i++) {
            ColumnValue a = left.get(i);
            ColumnValue b = found.get(i);
            if (a.isKnown() && b.isKnown() && !a.equals(b)) {
                return true;
            }
        }
        return false;
    }

    /// Then every row it had is in the record.
    private boolean isSnapshotted(TableName table) {
        return snapshotted.computeIfAbsent(
                table,
                name -> !scanner.oldestFirst(FilterExpression.and(List.of(
                                new FilterTerm.OperationIn(Set.of(Operation.SNAPSHOT)),
                                new FilterTerm.TextField(Field.SCHEMA, new TextTest.Equals(name.schema())),
                                new FilterTerm.TextField(Field.TABLE, new TextTest.Equals(name.table())))))
                        .run(event -> !isOurs(event)));
    }
}
