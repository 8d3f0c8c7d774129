package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BalanceView;
import io.auditworkbench.workbench.view.BasedView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.GapView;
import io.auditworkbench.workbench.view.NetRowView;
import io.auditworkbench.workbench.view.RowHistoryView;
import io.auditworkbench.workbench.view.RowStateView;
import io.auditworkbench.workbench.view.RowVersionView;
import io.auditworkbench.workbench.view.ShownView;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON of the things that ids stand for.
final class ShownJson {

    private ShownJson() {}

    static Map<String, @Nullable Object> of(ShownView shown) {
        return switch (shown) {
            case ShownView.OfEvent event -> event(event);
            case ShownView.OfTransaction(TraceView trace) -> with("transaction", trace(trace));
            case ShownView.OfBased(BasedView based) -> BasedText.json(based);
            case ShownView.OfGap(GapView gap) -> with("gap", CoverageText.json(gap));
            case ShownView.OfRow(RowStateView state, RowHistoryView history) ->
                with("row", Trees.map("state", state(state), "versions", versions(history)));
        };
    }

    private static Map<String, @Nullable Object> with(String kind, Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> json = Trees.map("kind", kind);
        json.putAll(body);
        return json;
    }

    private static Map<String, @Nullable Object> event(ShownView.OfEvent shown) {
        Map<String, @Nullable Object> json = with("event", EventTree.of(shown.event()));
        json.put("business", shown.business().stream().map(BusinessView::id).toList());
        json.put("anomalies", shown.anomalies().stream().map(AnomalyView::id).toList());
        return json;
    }

    static Map<String, @Nullable Object> trace(TraceView trace) {
        Map<String, @Nullable Object> json = transaction(trace.transaction());
        json.put("coverage", CoverageText.json(trace.coverage()));
        json.put("steps", trace.steps().stream().map(EventTree::of).toList());
        json.put("net", trace.net().stream().map(ShownJson::net).toList());
        json.put("balances", trace.balances().stream().map(ShownJson::balance).toList());
        json.put("business", trace.business().stream().map(BusinessView::id).toList());
        json.put("anomalies", trace.anomalies().stream().map(AnomalyShape::json).toList());
        return json;
    }

    static Map<String, @Nullable Object> transaction(TransactionView transaction) {
        return Trees.map(
                "id", transaction.id(),
                "type", transaction.kind(),
                "identity", transaction.identity(),
                "time", TimeText.data(transaction.committedAt()),
                "captured", TimeText.data(transaction.capturedAt()),
                "actor", EventTree.actor(transaction.actor()),
                "source", EventTree.source(transaction.source()),
                "events", transaction.eventCount(),
                "tables", transaction.tables().stream().map(ShownJson::count).toList(),
                "leaf", transaction.leaf());
    }

    private static Map<String, @Nullable Object> count(TransactionView.TableCount count) {
        return Trees.map(
                "table",
                count.schema() + "." + count.table(),
                "op",
                count.kind().word(),
                "events",
                count.events());
    }

    static Map<String, @Nullable Object> net(NetRowView row) {
        return Trees.map(
                "row", row.row().toString(),
                "outcome", Page.words(row.outcome()),
                "columns", row.columns().stream().map(ColumnTable::json).toList(),
                "events", row.events().stream().map(event -> "E" + event).toList());
    }

    private static Map<String, @Nullable Object> balance(BalanceView balance) {
        return Trees.map(
                "table", balance.schema() + "." + balance.table(),
                "column", balance.column(),
                "sum", balance.sum().toPlainString());
    }

    static Map<String, @Nullable Object> state(RowStateView state) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (ColumnView column : state.columns()) {
            if (column.after() != null) {
                values.put(column.name(), EventTree.value(column.after()));
            }
        }
        return Trees.map(
                "row",
                state.row().toString(),
                "at",
                TimeText.data(state.at()),
                "presence",
                Page.words(state.presence()),
                "version",
                state.version() == null ? null : state.version().id(),
                "event",
                state.version() == null ? null : state.version().event().id(),
                "ending",
                state.ending().isEmpty() ? null : state.ending(),
                "values",
                state.columns().isEmpty() ? null : values);
    }

    static Object versions(RowHistoryView history) {
        return history.versions().stream().map(ShownJson::version).toList();
    }

    static Map<String, @Nullable Object> version(RowVersionView version) {
        Map<String, @Nullable Object> json = Trees.map("version", version.id());
        json.putAll(EventTree.of(version.event()));
        return json;
    }
}
