package io.auditworkbench.workbench;

import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.ShownView;
import java.util.Optional;

/// Shows anything by its id.
public final class ShowById {

    private static final int STEPS_SHOWN = 100;
    private static final int VERSIONS_SHOWN = 10;

    private final ChangeLog log;
    private final EventViews views;
    private final TransactionTrace trace;
    private final RowHistory rows;
    private final CoverageStatement coverage;
    private final Basis basis;

    ShowById(
            ChangeLog log,
            EventViews views,
            TransactionTrace trace,
            RowHistory rows,
            CoverageStatement coverage,
            Basis basis) {
        this.basis = basis;
        this.log = log;
        this.views = views;
        this.trace = trace;
        this.rows = rows;
        this.coverage = coverage;
    }

    /// What an id names.
    ///
    /// - **Errors**: `BAD_USAGE` for a text that is no id; `NOT_FOUND` for an id that nothing has.
    public ShownView show(String id) {
        return switch (ObjectId.parse(id)) {
            case ObjectId.Event(long sequence) -> event(sequence);
            case ObjectId.Transaction _, ObjectId.Gtid _ -> new ShownView.OfTransaction(trace.steps(id, STEPS_SHOWN));
            case ObjectId.Gap(long number) -> new ShownView.OfGap(coverage.gap(number));
            case ObjectId.Finding(long number) -> new ShownView.OfBased(basis.finding(number));
            case ObjectId.Business(long number) -> new ShownView.OfBased(basis.businessEvent(number));
            case ObjectId.Row(String address) ->
                new ShownView.OfRow(
                        rows.show(address, Optional.empty()), rows.history(address, Optional.empty(), VERSIONS_SHOWN));
        };
    }

    private ShownView event(long sequence) {
        StoredEvent event = log.event(sequence).orElseThrow(() -> Absence.ofEvent(log, sequence));
        return new ShownView.OfEvent(
                views.of(event),
                basis.businessOf(sequence),
                basis.findingsOf(sequence),
                coverage.around(event.transaction()));
    }
}
