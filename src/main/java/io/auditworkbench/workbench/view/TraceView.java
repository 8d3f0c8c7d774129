package io.auditworkbench.workbench.view;

import java.util.List;

/// A transaction with its steps, or with what they come to.
///
/// - **Shape**: `notes` are sentences; `steps` in order, cut at the limit asked for; `net` is empty unless the net
///   effect was asked for; `business` rests on one of its changes, which are
///   evidence of `anomalies`.
public record TraceView(
        TransactionView transaction,
        List<EventView> steps,
        List<NetRowView> net,
        List<BalanceView> balances,
        List<String> notes,
        List<BusinessView> business,
        List<AnomalyView> anomalies,
        CoverageView coverage) {

    public TraceView {
        steps = List.copyOf(steps);
        net = List.copyOf(net);
        balances = List.copyOf(balances);
        notes = List.copyOf(notes);
        business = List.copyOf(business);
        anomalies = List.copyOf(anomalies);
    }

    /// Whether there are more steps than shown.
    public boolean isCut() {
        return net.isEmpty() && steps.size() < transaction.eventCount();
    }
}
