package io.auditworkbench.workbench;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.view.NetRowView;
import io.auditworkbench.workbench.view.TableDiffView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Shows the net change of tables between two moments.
public final class TableDiff {

    private static final long MOST_EVENTS = 1_000_000;

    private final EventScanner scanner;
    private final MomentReader moments;
    private final EventViews views;
    private final CoverageStatement coverage;

    TableDiff(EventScanner scanner, MomentReader moments, EventViews views, CoverageStatement coverage) {
        this.scanner = scanner;
        this.moments = moments;
        this.views = views;
        this.coverage = coverage;
    }

    /// The net change of what `filter` selects after the first moment of `range` and up to the second.
    ///
    /// - **Shape**: `range` is `T1..T2`, moments as [MomentReader] says; snapshot rows are states, not changes, and do
    ///   not count.
    /// - **Errors**: `BAD_USAGE` for another form, or when the second moment comes before the first.
    public TableDiffView between(String range, AcceptedFilter filter, BooleanSupplier stop) {
        int dots = range.indexOf("..");
        if (dots <= 0 || dots + 2 >= range.length()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + range + "\" is no range of time.",
                    "Write two moments, as in yesterday..now or 2026-11-20T09:00..@E1024.");
        }
        MomentReader.Point from = moments.read(range.substring(0, dots));
        MomentReader.Point until = moments.read(range.substring(dots + 2));
        if (until.instant().isBefore(from.instant())) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "The range " + range + " ends before it begins.", "Swap its two moments.");
        }
        Gathered gathered = gather(filter, from, until, stop);
        List<NetRowView> rows = new NetViews(views).of(gathered.effect);
        return new TableDiffView(
                from.instant(),
                until.instant(),
                rows,
                stats(rows),
                gathered.isCut,
                NetViews.notes(gathered.effect),
                coverage.between(from.instant(), until.instant()));
    }

    /// What was found so far.
    private static final class Gathered {
        private final NetEffect effect = new NetEffect();
        private long events;
        private boolean isCut;
    }

    private Gathered gather(
            AcceptedFilter filter, MomentReader.Point from, MomentReader.Point until, BooleanSupplier stop) {
        Gathered gathered = new Gathered();
        gathered.isCut = !scanner.oldestFirst(filter.and(from.until(until))).run(event -> {
            if (!from.includes(event) && until.includes(event) && event.operation() != Operation.SNAPSHOT) {
                gathered.effect.add(event.seq(), event.table(), event.body());
                gathered.events++;
            }
            return gathered.events < MOST_EVENTS && !stop.getAsBoolean();
        });
        return gathered;
    }

    private static List<TableDiffView.Stat> stats(List<NetRowView> rows) {
        Map<String, long[]> counts = new TreeMap<>();
        for (NetRowView row : rows) {
            String table = row.row().schema() + "\0" + row.row().table();
            long[] count = counts.computeIfAbsent(table, _ -> new long[5]);
            switch (row.outcome()) {
                case INSERTED -> count[0]++;
                case UPDATED -> count[1]++;
                case DELETED -> count[2]++;
                case UNCHANGED, TRANSIENT -> count[3]++;
            }
            count[4] += row.events().size();
        }
        List<TableDiffView.Stat> stats = new ArrayList<>();
        counts.forEach((table, count) -> stats.add(new TableDiffView.Stat(
                table.substring(0, table.indexOf('\0')),
                table.substring(table.indexOf('\0') + 1),
                count[0],
                count[1],
                count[2],
                count[3],
                count[4])));
        return stats;
    }
}
