package io.auditworkbench.workbench;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.RowAddress;
import io.auditworkbench.workbench.view.RowBlameView;
import io.auditworkbench.workbench.view.RowDiffView;
import io.auditworkbench.workbench.view.RowHistoryView;
import io.auditworkbench.workbench.view.RowStateView;
import io.auditworkbench.workbench.view.RowVersionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What happened to one row over time.
///
/// - **Shape**: rows are named as [RowAddress] says, the schema may be left out where one table has the name; moments
///   as [MomentReader] says.
/// - **Errors**: `NOT_FOUND` when nothing of the row was captured; `BAD_USAGE` for a name, moment or version in no
///   known form, and for a column that the table never had.
public final class RowHistory {

    private final RowFinder rows;
    private final RowTimeline timeline;
    private final EventViews views;
    private final MomentReader moments;
    private final CoverageStatement coverage;
    private final ColumnChoice choice;

    RowHistory(
            RowFinder rows,
            RowTimeline timeline,
            EventViews views,
            MomentReader moments,
            CoverageStatement coverage,
            ColumnChoice choice) {
        this.rows = rows;
        this.timeline = timeline;
        this.views = views;
        this.moments = moments;
        this.coverage = coverage;
        this.choice = choice;
    }

    /// The versions of a row, or only those in which a column changed; the last `limit` of them, 0 for all.
    public RowHistoryView history(String text, Optional<String> changed, int limit) {
        RowAddress row = rows.resolve(text);
        changed.ifPresent(column -> choice.require("--changed", column, row));
        RowTimeline.Line line = timeline.of(row);
        List<RowVersionView> wanted = line.versions().stream()
                .filter(version -> changed.isEmpty() || isChanged(version, changed.get()))
                .toList();
        int skipped = limit == 0 ? 0 : Math.max(0, wanted.size() - limit);
        return new RowHistoryView(
                row,
                wanted.subList(skipped, wanted.size()),
                line.versions().size(),
                line.beginning(),
                line.ending(),
                line.links(),
                coverageOf(row));
    }

    private static boolean isChanged(RowVersionView version, String column) {
        return version.event().touched().stream()
                .anyMatch(touched -> touched.name().equalsIgnoreCase(column));
    }

    /// The row as it was at a moment; as it is known last when none is given.
    public RowStateView show(String text, Optional<String> at) {
        RowAddress row = rows.resolve(text);
        Optional<MomentReader.Point> point = at.map(moments::read);
        RowTimeline.Line line = timeline.of(row);
        RowTimeline.State state = line.at(point, coverage.all());
        return new RowStateView(
                row,
                point.map(MomentReader.Point::instant).orElse(null),
                state.presence(),
                state.image()
                        .map(image -> views.columns(image.table(), null, image.values()))
                        .orElse(List.of()),
                state.version().orElse(null),
                state.version().map(line::ending).orElse(""),
                coverageOf(row));
    }

    /// An `INSERT` of the row as it was at a moment.
    ///
    /// - **Errors**: `NOT_FOUND` when it did not exist then, or is not known.
    public String insertStatement(String text, Optional<String> at) {
        RowAddress row = rows.resolve(text);
        RowTimeline.State state = timeline.of(row).at(at.map(moments::read), coverage.all());
        RowSteps.Image image = state.image()
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.NOT_FOUND,
                        row + " has no known values at that moment: " + EventViews.words(state.presence()) + ".",
                        "`row history` shows when it had."));
        return switch (Reversal.insertOf(image.table(), image.values())) {
            case Reversal.Statement(String sql) -> sql;
            case Reversal.Impossible(String reason) ->
                throw new WorkbenchException(ErrorCode.NOT_FOUND, row + " cannot be written: " + reason + ".", "");
            case Reversal.Nothing() -> "";
        };
    }

    /// Two versions side by side: `v6`, or the id of an event of the row; by default the last and the one before it.
    public RowDiffView diff(String text, Optional<String> from, Optional<String> to) {
        RowAddress row = rows.resolve(text);
        RowTimeline.Line line = timeline.of(row);
        RowVersionView right = to.map(line::version).orElse(line.last());
        RowVersionView left = from.map(line::version).orElseGet(() -> line.before(right));
        return new RowDiffView(row, left, right, sideBySide(left, right), coverageOf(row));
    }

    private static List<ColumnView> sideBySide(RowVersionView left, RowVersionView right) {
        List<ColumnView> columns = new ArrayList<>();
        for (ColumnView column : right.event().columns()) {
            columns.add(new ColumnView(
                    column.name(),
                    column.type(),
                    column.isKey(),
                    column.isGenerated(),
                    left.event().column(column.name()).map(ColumnView::after).orElse(null),
                    column.after()));
        }
        return columns;
    }

    /// Who last changed each column, as far as that was captured.
    public RowBlameView blame(String text) {
        RowAddress row = rows.resolve(text);
        RowTimeline.Line line = timeline.of(row);
        RowVersionView last = line.last();
        List<RowBlameView.Line> lines = last.event().columns().stream()
                .map(column -> blame(line, column))
                .toList();
        return new RowBlameView(row, lines, line.beginning(), line.ending(), coverageOf(row));
    }

    private static RowBlameView.Line blame(RowTimeline.Line line, ColumnView column) {
        for (RowVersionView version : line.versions().reversed()) {
            if (line.isArrival(version)) {
                return new RowBlameView.Line(column.name(), column.latest(), version, false);
            }
            switch (version.event().kind()) {
                case INSERT -> {
                    return new RowBlameView.Line(column.name(), column.latest(), version, true);
                }
                case UPDATE -> {
                    if (isChanged(version, column.name())) {
                        return new RowBlameView.Line(column.name(), column.latest(), version, true);
                    }
                }
                case SNAPSHOT -> {
                    return new RowBlameView.Line(column.name(), column.latest(), version, false);
                }
                case DELETE, TRUNCATE, DDL -> {
                    // A deletion changes no column; it holds the values that were there.
                }
            }
        }
        return new RowBlameView.Line(
                column.name(), column.latest(), line.versions().getFirst(), false);
    }

    private CoverageView coverageOf(RowAddress row) {
        return coverage.ofTable(row.schema(), row.table());
    }
}
