package io.auditworkbench.workbench;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.browse.EventBrowser;
import io.auditworkbench.workbench.casework.CaseDesk;
import io.auditworkbench.workbench.daily.DayDesk;
import io.auditworkbench.workbench.explanation.ExplainById;
import io.auditworkbench.workbench.explanation.Explaining;
import io.auditworkbench.workbench.explanation.ModelAccess;
import io.auditworkbench.workbench.explanation.Narrator;
import io.auditworkbench.workbench.export.OcelExport;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.finding.StoreSummary;
import io.auditworkbench.workbench.sql.SqlDesk;
import io.auditworkbench.workbench.timeline.TimelineReader;
import java.time.Clock;
import java.util.function.Function;

/// Everything that can be asked of one open store.
///
/// - **Shape**: `name` is the store's path as shown in answers.
/// - **Threading**: any thread; each answer is consistent in itself.
public record StoreReading(
        String name,
        FilterDesk filters,
        EventSearch events,
        EventStatistics statistics,
        EventBrowser browser,
        Function<AcceptedFilter, LiveEvents> live,
        ShowById show,
        Explaining explaining,
        TransactionTrace trace,
        RowHistory rows,
        TableDiff diff,
        UndoSql undo,
        CoverageStatement coverage,
        StatusReport status,
        StoreReport report,
        FindingDesk findings,
        StoreSummary summary,
        DayDesk days,
        OcelExport ocel,
        CaseDesk cases,
        TimelineReader timeline,
        SqlDesk sql,
        Runnable closing)
        implements AutoCloseable {

    /// Everything that can be asked of a store, without a language model; closing it closes the store.
    public static StoreReading of(Store store, Masker masker, Clock clock) {
        return of(store, masker, clock, ModelAccess.NONE);
    }

    /// Everything that can be asked of a store; closing it closes the store.
    public static StoreReading of(Store store, Masker masker, Clock clock, ModelAccess models) {
        ChangeLog log = store.changes();
        RowFinder rows = new RowFinder(store.rows(), store.catalogue());
        EventViews views = new EventViews(log, store.catalogue(), masker);
        MomentReader moments = new MomentReader(log, clock);
        EventSurroundings surroundings = new EventSurroundings(store);
        FilterSelections selections = new FilterSelections(store, surroundings, new RowHints(store.catalogue()), clock);
        NewestEvents newest = new NewestEvents(log, store.catalogue(), selections, surroundings);
        FilterFacts facts = new FilterFacts(
                log,
                store.catalogue(),
                new StoreObservations(store.catalogue(), newest),
                new MaskedColumns(store),
                clock);
        EventScanner scanner = new EventScanner(log, selections);
        CoverageStatement coverage = new CoverageStatement(new WatchedTime(store), moments, clock);
        FindingDesk findings = new FindingDesk(store, masker, coverage, clock);
        Basis basis = new Basis(store, views, findings, masker);
        TransactionTrace trace =
                new TransactionTrace(log, new TransactionFinder(log, rows, basis), views, coverage, basis);
        RowHistory history = new RowHistory(
                rows,
                new RowTimeline(new RowLineage(scanner, rows), views, log),
                views,
                moments,
                coverage,
                new ColumnChoice(facts));
        ShowById show = new ShowById(log, views, trace, history, coverage, basis);
        String name = store.file().toString();
        EventMarks marks = new EventMarks(store.marks(), selections, scanner);
        EventSearch search = new EventSearch(log, scanner, marks, views, selections, coverage);
        EventStatistics statistics = new EventStatistics(scanner, marks, surroundings, facts, coverage);
        return new StoreReading(
                name,
                new FilterDesk(facts, rows, basis),
                search,
                statistics,
                new EventBrowser(store, search, marks),
                filter -> new LiveEvents(log, scanner, views, filter),
                show,
                Explaining.of(store, show, trace, findings, coverage, models, masker, clock),
                trace,
                history,
                new TableDiff(scanner, moments, views, coverage),
                new UndoSql(scanner, rows, store.catalogue(), coverage, name),
                coverage,
                new StatusReport(store, coverage, clock),
                new StoreReport(store),
                findings,
                new StoreSummary(store, statistics, coverage),
                new DayDesk(store, masker, coverage, clock),
                new OcelExport(store, search),
                new CaseDesk(store.cases()),
                new TimelineReader(store, marks, coverage),
                new SqlDesk(store.console(), masker),
                store::close);
    }

    /// Explains from the facts alone.
    public ExplainById explain() {
        return explaining.byId();
    }

    /// Has a language model phrase.
    public Narrator narrator() {
        return explaining.narrator();
    }

    /// The events that come from now on.
    public LiveEvents follow(AcceptedFilter filter) {
        return live.apply(filter);
    }

    @Override
    public void close() {
        closing.run();
    }
}
