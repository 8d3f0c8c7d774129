package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.ColumnDiff;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.DiffRow;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BalanceView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.NetRowView;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// One transaction, step by step or by what the steps come to.
///
/// - **Threading**: the JavaFX thread.
final class TransactionViewModel {

    /// As many steps as are shown at once; a larger transaction is read on when asked.
    static final int PAGE = 500;

    private final DesktopContext context;
    private final ChangeSummary summary;
    private final LatestWork asking;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.STEPS);
    private final StringProperty searched = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Step> all = FXCollections.observableArrayList();
    private final FilteredList<Step> steps = new FilteredList<>(all);
    private String subject = "";
    private int limit = PAGE;

    /// How the transaction is looked at.
    enum Mode {
        STEPS,
        NET
    }

    /// A thing that belongs to the transaction: its id and a sentence.
    record Link(String id, String text) {}

    /// What stands around the table.
    ///
    /// - **Shape**: `title` is the id; `facts` one line; `identity` what the source calls it; `balances` one text per
    ///   sum.
    record Shown(
            String title,
            String facts,
            String identity,
            String actor,
            String actorSource,
            @Nullable Long connection,
            List<String> balances,
            List<String> notes,
            List<Link> links,
            long more) {}

    TransactionViewModel(DesktopContext context) {
        this.context = context;
        this.summary = new ChangeSummary(context.messages());
        this.asking = new LatestWork(context.work());
        mode.addListener(_ -> ask());
        searched.addListener((_, _, text) -> {
            String wanted = text.strip().toLowerCase(Locale.ROOT);
            steps.setPredicate(wanted.isEmpty() ? null : step -> step.contains(wanted));
        });
    }

    ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    StringProperty searchedProperty() {
        return searched;
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ObservableList<Step> steps() {
        return steps;
    }

    /// Shows another transaction: by its id, or by one of its events.
    void show(String id) {
        if (id.isEmpty() || id.equals(subject)) {
            return;
        }
        subject = id;
        limit = PAGE;
        ask();
    }

    /// Reads on in a large transaction.
    void more() {
        limit += PAGE;
        ask();
    }

    void leave() {
        asking.cancel();
        subject = "";
    }

    private void ask() {
        OpenStore store = context.session().store().orElse(null);
        if (store == null || subject.isEmpty()) {
            return;
        }
        String asked = subject;
        int most = limit;
        Mode how = mode.get();
        asking.run(
                _ -> how == Mode.STEPS
                        ? store.reading().trace().steps(asked, most)
                        : store.reading().trace().net(asked),
                this::arrive,
                this::fail);
    }

    private void fail(Problem why) {
        all.clear();
        shown.set(null);
        problem.set(why);
    }

    private void arrive(TraceView trace) {
        problem.set(null);
        all.setAll(mode.get() == Mode.STEPS ? stepsOf(trace) : netOf(trace));
        shown.set(shownOf(trace));
        context.status()
                .shownProperty()
                .set(context.text(
                        "transaction.shown", all.size(), trace.transaction().eventCount()));
    }

    private List<Step> stepsOf(TraceView trace) {
        List<Step> found = new ArrayList<>();
        for (EventView event : trace.steps()) {
            found.add(new Step(
                    found.size() + 1,
                    event.kind(),
                    event.schema() + "." + event.table(),
                    event.row() == null ? "" : event.row().toString(),
                    event.row() == null ? "" : String.join(", ", event.row().key()),
                    summary.of(event),
                    "",
                    List.of(event.id()),
                    event.columns().stream().map(TransactionViewModel::diff).toList()));
        }
        return found;
    }

    private List<Step> netOf(TraceView trace) {
        List<Step> found = new ArrayList<>();
        for (NetRowView row : trace.net()) {
            found.add(new Step(
                    found.size() + 1,
                    kindOf(row.outcome()),
                    row.row().schema() + "." + row.row().table(),
                    row.row().toString(),
                    String.join(", ", row.row().key()),
                    row.columns().stream()
                            .filter(column -> row.outcome() != NetRowView.Outcome.UPDATED || column.isChanged())
                            .limit(5)
                            .map(TransactionViewModel::changeOf)
                            .collect(Collectors.joining(", ")),
                    context.text("transaction.outcome." + row.outcome().name().toLowerCase(Locale.ROOT)),
                    row.events().stream().map(number -> "E" + number).toList(),
                    row.columns().stream().map(TransactionViewModel::diff).toList()));
        }
        return found;
    }

    private static ChangeKind kindOf(NetRowView.Outcome outcome) {
        return switch (outcome) {
            case INSERTED -> ChangeKind.INSERT;
            case UPDATED, UNCHANGED, TRANSIENT -> ChangeKind.UPDATE;
            case DELETED -> ChangeKind.DELETE;
        };
    }

    private static String changeOf(ColumnView column) {
        if (column.before() == null || column.after() == null) {
            return column.name() + "=" + ChangeSummary.value(column.latest());
        }
        return column.name() + " " + ChangeSummary.value(column.before()) + "→" + ChangeSummary.value(column.after());
    }

    private static DiffRow diff(ColumnView column) {
        boolean isOneSided = column.before() == null || column.after() == null;
        return new DiffRow(
                column.name(),
                column.type(),
                ChangeSummary.value(column.before()),
                ChangeSummary.value(column.after()),
                ColumnDiff.delta(column),
                column.type(),
                isOneSided ? DiffRow.Kind.ONE_SIDED : column.isChanged() ? DiffRow.Kind.CHANGED : DiffRow.Kind.SAME);
    }

    private Shown shownOf(TraceView trace) {
        TransactionView transaction = trace.transaction();
        long tables = transaction.tables().stream()
                .map(part -> part.schema() + "." + part.table())
                .distinct()
                .count();
        return new Shown(
                transaction.id(),
                context.text(
                        "transaction.facts",
                        context.times().moment(transaction.committedAt()),
                        transaction.eventCount(),
                        tables),
                identityOf(transaction),
                transaction.actor().name(),
                transaction.actor().source(),
                transaction.source().connection(),
                trace.balances().stream().map(TransactionViewModel::balance).toList(),
                trace.notes(),
                links(trace),
                mode.get() == Mode.STEPS
                        ? transaction.eventCount() - trace.steps().size()
                        : 0);
    }

    private String identityOf(TransactionView transaction) {
        String gtid = transaction.source().gtid();
        String position = transaction.source().position();
        return gtid == null ? position : context.text("transaction.identity", gtid, position);
    }

    private static String balance(BalanceView balance) {
        return balance.table() + "." + balance.column() + " " + ColumnDiff.signed(balance.sum());
    }

    private static List<Link> links(TraceView trace) {
        List<Link> links = new ArrayList<>();
        for (AnomalyView anomaly : trace.anomalies()) {
            links.add(new Link(anomaly.id(), anomaly.what().text()));
        }
        for (BusinessView business : trace.business()) {
            links.add(new Link(business.id(), business.type()));
        }
        return links;
    }

    /// Shows everything that its actor did, in the events.
    void followActor() {
        Shown now = shown.get();
        if (now != null) {
            events(FilterTerms.actor(now.actor()));
        }
    }

    /// Shows everything that its session did, where the source tells sessions apart.
    void followSession() {
        Shown now = shown.get();
        if (now != null && now.connection() != null) {
            events("thread:" + now.connection());
        }
    }

    private void events(String filter) {
        context.navigator()
                .to(context.navigator().place().on(ScreenId.EVENTS, "").filtered(filter));
    }

    void open(String id) {
        context.navigator().open(id);
    }

    /// The command that prints the same.
    String command() {
        Shown now = shown.get();
        String id = now == null ? subject : now.title();
        return "audit-workbench trace " + id + (mode.get() == Mode.NET ? " --net" : "") + " --store "
                + context.session()
                        .store()
                        .map(store -> store.file().toString())
                        .orElse("");
    }
}
