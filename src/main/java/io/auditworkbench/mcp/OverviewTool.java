package io.auditworkbench.mcp;

import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.finding.AnomalyList;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.StatusView;
import io.auditworkbench.workbench.view.StoreView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What there is, how complete it is, what is open.
final class OverviewTool extends McpTool {

    private final ToolContext context;

    OverviewTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_overview",
                "Overview",
                "Start here: what the record holds, how complete it is, which groups of findings are "
                        + "open, and which checks ran, also those that found nothing.");
    }

    @Override
    Schema takes() {
        return noArguments();
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with(
                        "store",
                        Schema.object("what the store holds: events, transactions, tables, from when until when"))
                .with("capture", Schema.object("whether something is being captured, and how far it is"))
                .with("open_findings", Schema.object("how many groups of findings are open, by severity"))
                .with("checks", Schema.rows("every check that ran, also those that found nothing", Schema.object()))
                .with(
                        "anomalies",
                        Schema.rows(
                                "the open groups of findings, the most severe first; audit_list_anomalies has all",
                                Schema.object()));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        StoreView store = context.reading().report().report();
        StatusView status = context.reading().status().status();
        ChosenRange everything = new ChosenRange(context.filter("", arguments), Optional.empty(), 0, false);
        AnomalyList list = context.reading()
                .findings()
                .list(new AnomalyQuestion(everything, OpenGroups.STATES, List.of(), AnomalyQuestion.Muted.HIDE));
        Shapes shapes = context.shapes();
        List<AnomalyView> open = OpenGroups.worstFirst(list.groups());
        return new ToolAnswer(store.events() + " events in " + store.transactions() + " transactions of "
                        + store.tables() + " tables; " + open.size() + " open groups of findings, " + list.quiet()
                        + " of "
                        + list.checks() + " checks found nothing.")
                .put("store", store(store))
                .put("capture", capture(status))
                .put("open_findings", OpenGroups.bySeverity(open))
                .put("checks", checks(everything))
                .list(
                        "anomalies",
                        open.stream().limit(20).map(shapes::anomaly).toList(),
                        List.of("reason", "first", "muted_until"),
                        _ -> Optional.empty())
                .seen(status.coverage())
                .link("audit://overview");
    }

    private List<Map<String, @Nullable Object>> checks(ChosenRange everything) {
        return context.reading().summary().checked(everything).stream()
                .map(check -> Trees.map(
                        "check", check.detector(),
                        "state", check.state(),
                        "reason", check.reason().isEmpty() ? null : check.reason(),
                        "looked_at", check.looked(),
                        "groups", check.groups()))
                .toList();
    }

    private static Map<String, @Nullable Object> store(StoreView store) {
        return Trees.map(
                "events", store.events(),
                "transactions", store.transactions(),
                "tables", store.tables(),
                "open_gaps", store.openGaps(),
                "first", TimeText.data(store.first()),
                "last", TimeText.data(store.last()),
                "last_event", store.lastSequence() == 0 ? null : "E" + store.lastSequence());
    }

    private static Map<String, @Nullable Object> capture(StatusView status) {
        return Trees.map(
                "running", status.isWriterActive(),
                "sources",
                        status.sources().stream()
                                .map(source -> Trees.map(
                                        "name", source.name(),
                                        "saved_at", TimeText.data(source.savedAt())))
                                .toList());
    }
}
