package io.auditworkbench.workbench;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.RowAddress;
import io.auditworkbench.workbench.view.UndoView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Writes the statements that would take changes back; it never runs them.
///
/// - **Shape**: newest change first, so that each statement finds the row as its change left it.
public final class UndoSql {

    private static final int MOST_EVENTS = 100_000;
    private static final int ROWS_CHECKED = 1_000;

    private final EventScanner scanner;
    private final RowFinder rows;
    private final Catalogue catalogue;
    private final CoverageStatement coverage;
    private final String storeName;

    UndoSql(EventScanner scanner, RowFinder rows, Catalogue catalogue, CoverageStatement coverage, String storeName) {
        this.scanner = scanner;
        this.rows = rows;
        this.catalogue = catalogue;
        this.coverage = coverage;
        this.storeName = storeName;
    }

    /// Whether statements ask for the values that the change left.
    public enum Guard {
        CURRENT_VALUES,
        NONE
    }

    /// The statements that take back what `filter` selects.
    public UndoView undo(AcceptedFilter filter, Guard guard) {
        Work work = new Work(guard, new DependentRows(catalogue.versions().values()));
        boolean isWhole = scanner.newestFirst(filter).run(work::take);
        if (!isWhole) {
            work.refusals.add("everything before E" + work.oldest + ": more than " + MOST_EVENTS
                    + " changes match; undo them in parts, newest first");
        }
        warnOfLaterChanges(work);
        work.warnings.addAll(work.dependents.warnings());
        return new UndoView(
                work.steps,
                List.copyOf(work.warnings),
                work.refusals,
                header(filter, work),
                coverage.between(filter.from(), filter.until()));
    }

    /// What was found so far.
    private static final class Work {
        private final Reversal.Guarding guarding;
        private final List<UndoView.Step> steps = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private final Set<String> warnings = new LinkedHashSet<>();
        private final Set<TableName> tables = new TreeSet<>();
        private final Map<RowAddress, Set<Long>> rows = new LinkedHashMap<>();
        private final DependentRows dependents;
        private long oldest;

        private Work(Guard guard, DependentRows dependents) {
            this.dependents = dependents;
            guarding = guard == Guard.NONE ? Reversal.Guarding.KEY_ONLY : Reversal.Guarding.CURRENT_VALUES;
        }

        private boolean take(StoredEvent event) {
            oldest = event.seq();
            switch (Reversal.of(event.table(), event.body(), guarding)) {
                case Reversal.Statement(String sql) -> add(event, sql);
                case Reversal.Impossible(String reason) ->
                    refusals.add("E" + event.seq() + " (" + event.table().name() + "): " + reason);
                case Reversal.Nothing() -> {
                    // A snapshot row, or an update that changed nothing.
                }
            }
            return steps.size() < MOST_EVENTS;
        }

        private void add(StoredEvent event, String sql) {
            RowAddress row = EventViews.shownRow(event);
            steps.add(new UndoView.Step(
                    "E" + event.seq(), "T" + event.transaction().txId(), row.toString(), sql));
            tables.add(event.table().name());
            dependents.add(event.table(), event.body());
            for (RowAddress touched : EventViews.touchedRows(event)) {
                rows.computeIfAbsent(touched, _ -> new HashSet<>()).add(event.seq());
            }
            if (!event.table().hasKey()) {
                warnings.add(event.table().name()
                        + " has no primary key: its rows are found by all their values, and of equal rows"
                        + " any one is taken.");
            }
        }
    }

    private void warnOfLaterChanges(Work work) {
        int checked = 0;
        for (Map.Entry<RowAddress, Set<Long>> row : work.rows.entrySet()) {
            if (checked++ == ROWS_CHECKED) {
                work.warnings.add("Only the first " + ROWS_CHECKED + " rows were checked for later changes.");
                return;
            }
            long newest =
                    row.getValue().stream().mapToLong(Long::longValue).max().orElse(0);
            List<StoredEvent> later = rows.events(row.getKey()).stream()
                    .filter(event -> event.seq() > newest && event.operation() != Operation.SNAPSHOT)
                    .toList();
            if (!later.isEmpty()) {
                work.warnings.add(row.getKey() + " was changed again later (E"
                        + later.getFirst().seq()
                        + (later.size() == 1 ? "" : " and " + (later.size() - 1) + " more")
                        + "): its statement will find nothing where the values differ, unless you undo that first.");
            }
        }
    }

    private List<String> header(AcceptedFilter filter, Work work) {
        List<String> header = new ArrayList<>();
        header.add("Undo of " + (filter.canonical().isEmpty() ? "everything" : filter.canonical()) + ", newest first: "
                + work.steps.size() + (work.steps.size() == 1 ? " statement." : " statements."));
        header.add("Made by Audit Workbench from " + storeName + ". Nobody has run it.");
        header.add(
                "Each statement names its event, and changes nothing when the row is no longer as that event left it.");
        work.tables.forEach(table -> header.addAll(work.dependents.header(table)));
        return header;
    }
}
