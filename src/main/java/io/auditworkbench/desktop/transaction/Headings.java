package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.common.ColumnDiff;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BalanceView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.SourceView;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import java.util.ArrayList;
import java.util.List;

/// Writes what stands around the steps of a transaction.
///
/// - **Threading**: any thread.
final class Headings {

    private final DesktopContext context;

    Headings(DesktopContext context) {
        this.context = context;
    }

    /// - **Shape**: `more` counts the steps that are not read yet.
    Heading of(TraceView trace, long more) {
        TransactionView transaction = trace.transaction();
        List<Part> parts = Part.of(transaction);
        return new Heading(
                transaction.id(),
                context.text(
                        "transaction.facts",
                        context.times().moment(transaction.committedAt()),
                        transaction.eventCount(),
                        parts.size()),
                identity(transaction.source()),
                transaction.actor().name(),
                transaction.actor().source(),
                transaction.source().connection(),
                parts,
                trace.balances().stream().map(Headings::balance).toList(),
                trace.notes(),
                links(trace),
                transaction.eventCount(),
                more);
    }

    private String identity(SourceView source) {
        String thread = source.connection() == null
                ? context.text("transaction.no-thread")
                : context.text("transaction.thread", source.connection());
        return source.gtid() == null
                ? context.text("transaction.identity", source.position(), thread)
                : context.text("transaction.identity.gtid", source.gtid(), source.position(), thread);
    }

    private static String balance(BalanceView balance) {
        String sum =
                balance.sum().signum() == 0 ? "±" + balance.sum().toPlainString() : ColumnDiff.signed(balance.sum());
        return balance.table() + "." + balance.column() + " " + sum;
    }

    private static List<Heading.Link> links(TraceView trace) {
        List<Heading.Link> links = new ArrayList<>();
        for (AnomalyView anomaly : trace.anomalies()) {
            links.add(new Heading.Link(anomaly.id(), anomaly.what().text()));
        }
        for (BusinessView business : trace.business()) {
            links.add(new Heading.Link(business.id(), business.type()));
        }
        return links;
    }
}
