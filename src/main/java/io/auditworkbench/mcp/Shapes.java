package io.auditworkbench.mcp;

import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.workbench.export.ExportMask;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BasedView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.NetRowView;
import io.auditworkbench.workbench.view.RowHistoryView;
import io.auditworkbench.workbench.view.RowStateView;
import io.auditworkbench.workbench.view.RowVersionView;
import io.auditworkbench.workbench.view.ShownView;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The things of a store as trees, masked, for one answer.
///
/// - **Threading**: one thread.
final class Shapes {

    /// What may be left out of an event to make room, the least missed first.
    static final List<String> EXPENDABLE = List.of(
            "stored_bytes",
            "captured",
            "source",
            "former_row",
            "transaction_size",
            "statement",
            "ddl",
            "before",
            "after");

    private final McpOptions options;
    private final ExportMask mask;
    private final Set<String> masked = new TreeSet<>();

    Shapes(McpOptions options, ExportMask mask) {
        this.options = options;
        this.mask = mask;
    }

    /// The columns in which something was masked so far.
    Set<String> masked() {
        return masked;
    }

    /// Everything of an event.
    Map<String, @Nullable Object> whole(EventView event) {
        return EventTree.of(shown(event));
    }

    /// An event of a list: of an update only the columns that differ.
    Map<String, @Nullable Object> compact(EventView event, List<String> fields) {
        EventView shown = shown(event);
        Map<String, @Nullable Object> all = EventTree.of(shown.withColumns(shown.touched()));
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        fields.forEach(field -> row.put(field, all.get(field)));
        return row;
    }

    private EventView shown(EventView event) {
        EventView shown;
        synchronized (mask) {
            shown = mask.of(event);
        }
        noteMasked(event.schema() + "." + event.table(), event.columns());
        return shown;
    }

    private void noteMasked(String table, List<ColumnView> columns) {
        if (options.isMasking()) {
            for (ColumnView column : columns) {
                boolean isMasked = options.maskColumns().isEmpty()
                        ? !column.isKey()
                        : options.maskColumns().stream().anyMatch(column.name()::equalsIgnoreCase);
                if (isMasked) {
                    masked.add(table + "." + column.name());
                }
            }
        }
    }

    private List<ColumnView> shown(String table, List<ColumnView> columns) {
        noteMasked(table, columns);
        synchronized (mask) {
            return mask.columns(table, columns);
        }
    }

    Map<String, @Nullable Object> of(ShownView shown) {
        return switch (shown) {
            case ShownView.OfEvent(EventView event, var business, var anomalies, var _) -> {
                Map<String, @Nullable Object> tree = kind("event", whole(event));
                tree.put("business", business.stream().map(BusinessView::id).toList());
                tree.put("anomalies", anomalies.stream().map(AnomalyView::id).toList());
                yield tree;
            }
            case ShownView.OfTransaction(TraceView trace) -> kind("transaction", trace(trace));
            case ShownView.OfGap(var gap) -> kind("gap", CoverageText.json(gap));
            case ShownView.OfRow(RowStateView state, RowHistoryView history) -> {
                Map<String, @Nullable Object> tree = kind("row", state(state));
                tree.put(
                        "versions",
                        history.versions().stream().map(this::version).toList());
                yield tree;
            }
            case ShownView.OfBased(BasedView.OfFinding finding) -> kind("anomaly", finding(finding));
            case ShownView.OfBased(BasedView.OfBusiness business) -> {
                Map<String, @Nullable Object> tree = kind("business", business(business.event()));
                tree.put(
                        "evidence", business.changes().stream().map(this::whole).toList());
                yield tree;
            }
        };
    }

    private static Map<String, @Nullable Object> kind(String kind, Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> tree = Trees.map("kind", kind);
        tree.putAll(body);
        return tree;
    }

    Map<String, @Nullable Object> trace(TraceView trace) {
        Map<String, @Nullable Object> tree = transaction(trace.transaction());
        tree.put(
                "steps",
                trace.steps().stream()
                        .map(step -> compact(step, SearchEventsTool.USUAL))
                        .toList());
        tree.put("net", trace.net().stream().map(this::net).toList());
        tree.put("notes", trace.notes());
        tree.put("business", trace.business().stream().map(BusinessView::id).toList());
        tree.put("anomalies", trace.anomalies().stream().map(AnomalyView::id).toList());
        return tree;
    }

    static Map<String, @Nullable Object> transaction(TransactionView one) {
        return Trees.map(
                "id", one.id(),
                "type", one.kind(),
                "identity", one.identity(),
                "time", TimeText.data(one.committedAt()),
                "actor", EventTree.actor(one.actor()),
                "source", EventTree.source(one.source()),
                "events", one.eventCount(),
                "tables",
                        one.tables().stream()
                                .map(count -> Trees.map(
                                        "table", count.schema() + "." + count.table(),
                                        "op", count.kind().word(),
                                        "events", count.events()))
                                .toList(),
                "leaf", one.leaf());
    }

    Map<String, @Nullable Object> net(NetRowView row) {
        return Trees.map(
                "row", row.row().toString(),
                "outcome", words(row.outcome()),
                "events", row.events().stream().map(event -> "E" + event).toList(),
                "before", side(row.row().schema() + "." + row.row().table(), row.columns(), ColumnView::before),
                "after", side(row.row().schema() + "." + row.row().table(), row.columns(), ColumnView::after));
    }

    private Map<String, @Nullable Object> side(
            String table, List<ColumnView> columns, Function<ColumnView, @Nullable ValueView> side) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (ColumnView column : shown(table, columns)) {
            ValueView value = side.apply(column);
            if (value != null && value.kind() != ValueKind.ABSENT) {
                values.put(column.name(), EventTree.value(value));
            }
        }
        return values;
    }

    Map<String, @Nullable Object> state(RowStateView state) {
        RowVersionView version = state.version();
        return Trees.map(
                "row", state.row().toString(),
                "at", TimeText.data(state.at()),
                "presence", words(state.presence()),
                "version", version == null ? null : version.id(),
                "event", version == null ? null : version.event().id(),
                "ending", state.ending().isEmpty() ? null : state.ending(),
                "values",
                        state.columns().isEmpty()
                                ? null
                                : side(
                                        state.row().schema() + "." + state.row().table(),
                                        state.columns(),
                                        ColumnView::after));
    }

    Map<String, @Nullable Object> version(RowVersionView version) {
        Map<String, @Nullable Object> tree = Trees.map("version", version.id());
        tree.putAll(compact(version.event(), SearchEventsTool.USUAL));
        return tree;
    }

    /// What a detector says of a finding can hold values; while values are masked it is left out.
    Map<String, @Nullable Object> anomaly(AnomalyView one) {
        return Trees.map(
                "id", one.id(),
                "severity", words(one.severity()),
                "detector", one.detector(),
                "what", options.isMasking() ? null : one.what().text(),
                "who", one.who(),
                "hits", one.hits(),
                "events", one.events(),
                "first", TimeText.data(one.first()),
                "last", TimeText.data(one.last()),
                "state", one.state().word(),
                "reason", one.reason().isEmpty() ? null : one.reason(),
                "muted_until", TimeText.data(one.mutedUntil()));
    }

    private Map<String, @Nullable Object> finding(BasedView.OfFinding finding) {
        Map<String, @Nullable Object> tree = anomaly(finding.group());
        tree.put(
                "measures",
                finding.measures().stream()
                        .map(measure -> Trees.map(
                                "name", measure.name(),
                                "actual",
                                        options.isMasking()
                                                ? null
                                                : measure.actual().text(),
                                "typical",
                                        options.isMasking()
                                                ? null
                                                : measure.typical().text(),
                                "unit", measure.unit(),
                                "sample_size", measure.sampleSize()))
                        .toList());
        tree.put("business", finding.concerns().stream().map(BusinessView::id).toList());
        tree.put(
                "said",
                finding.said().stream()
                        .map(said -> Trees.map(
                                "state", said.state(),
                                "reason", said.reason(),
                                "by", said.by(),
                                "at", TimeText.data(said.at())))
                        .toList());
        tree.put("evidence", finding.changes().stream().map(this::whole).toList());
        return tree;
    }

    /// Objects and attributes of a business event are values; while values are masked they are left out.
    Map<String, @Nullable Object> business(BusinessView event) {
        return Trees.map(
                "id", event.id(),
                "type", event.type(),
                "time", TimeText.data(event.at()),
                "actor", event.actor(),
                "actor_grade", event.actorGrade(),
                "objects",
                        options.isMasking()
                                ? null
                                : event.objects().stream()
                                        .map(link -> Trees.map(
                                                "type", link.type(), "id", link.id(), "part", link.qualifier()))
                                        .toList(),
                "attributes",
                        options.isMasking()
                                ? null
                                : event.attributes().stream()
                                        .map(Shapes::attribute)
                                        .toList(),
                "confidence", event.confidence(),
                "standing", event.standing(),
                "because", options.isMasking() ? null : event.because(),
                "rule", event.rule(),
                "changes", event.changes());
    }

    private static Map<String, @Nullable Object> attribute(EventAttribute attribute) {
        return Trees.map("name", attribute.name(), "value", attribute.text());
    }

    /// `NOT_YET` as `not-yet`.
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
