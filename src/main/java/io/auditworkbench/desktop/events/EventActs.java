package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.reports.ExportDialog;
import io.auditworkbench.desktop.widget.BaselineOverlay;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.EventQuery.Order;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueView;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What can be done with the selected event: keys, palette and menu call the same.
///
/// - **Threading**: the JavaFX thread.
final class EventActs {

    private final ScreenKit kit;
    private final EventsViewModel model;
    private final DetailViewModel detail;
    private final EventTable table;
    private final DetailPane pane;
    private final ChangesTable changes;
    private final Copies copies;

    EventActs(
            ScreenKit kit,
            EventsViewModel model,
            DetailViewModel detail,
            EventTable table,
            DetailPane pane,
            ChangesTable changes) {
        this.kit = kit;
        this.model = model;
        this.detail = detail;
        this.table = table;
        this.pane = pane;
        this.changes = changes;
        this.copies = new Copies(kit, model, detail);
    }

    Copies copies() {
        return copies;
    }

    /// The first ones are hinted at below the list. `layout` changes where the detail is, `newest` goes to the newest
    /// line and follows, `pause` stops and starts following.
    List<Act> all(Runnable layout, Runnable newest, Runnable pause) {
        return List.of(
                // the histogram has an Enter of its own
                Act.inList("events.act.open", "Enter", pane::focusChanges)
                        .when(table.node().focusedProperty()),
                Act.inList("events.act.transaction", "T", this::openTransaction),
                Act.inList("events.act.history", "H", this::openRow),
                Act.inList("events.act.include", "+", () -> withTerm(model::include)),
                Act.inList("events.act.exclude", "-", () -> withTerm(model::exclude)),
                Act.inList("events.act.mark", "M", this::mark),
                Act.inList("events.act.next", "J", () -> table.move(1)),
                Act.inList("events.act.previous", "K", () -> table.move(-1)),
                Act.inList("events.act.anomalies", "A", this::openAnomaly),
                Act.inList("events.act.explain", "E", this::explain),
                Act.inList("events.act.next-of-transaction", "O", () -> ofTransaction(Order.NEWEST_FIRST)),
                Act.inList("events.act.previous-of-transaction", "Shift+O", () -> ofTransaction(Order.OLDEST_FIRST)),
                Act.inList("events.act.next-of-actor", "U", () -> ofActor(Order.NEWEST_FIRST)),
                Act.inList("events.act.previous-of-actor", "Shift+U", () -> ofActor(Order.OLDEST_FIRST)),
                Act.inList(
                        "events.act.next-flagged",
                        "N",
                        () -> model.jumps().toFlag(Order.NEWEST_FIRST, model.selected())),
                Act.inList(
                        "events.act.previous-flagged",
                        "Shift+N",
                        () -> model.jumps().toFlag(Order.OLDEST_FIRST, model.selected())),
                Act.inList("events.act.mark-range", "Shift+M", this::markRange),
                Act.inList("events.act.case", "C", this::addToCase),
                Act.inList("events.act.raw", "Y", pane::showRaw),
                Act.inList("events.act.masks", "X", this::sayMasks),
                Act.inList("events.act.newest", "Shift+G End", newest),
                Act.inList("events.act.pause", "Space =", pause),
                Act.inList("events.act.frequency", "Shift+F", this::frequency),
                Act.inList("events.act.all", "Ctrl+A", this::all),
                Act.anywhere("events.act.different", "Ctrl+B", () -> BaselineOverlay.open(kit)),
                Act.anywhere("events.act.value", "F7", this::viewValue),
                Act.anywhere("events.act.time", "Ctrl+T", model::nextTimeMode),
                Act.anywhere("events.act.column", "", this::toggleColumn),
                Act.anywhere("events.act.layout", "Ctrl+\\", layout),
                Act.anywhere("events.act.go", "Ctrl+G", () -> new GoToPane(kit, model).open()),
                Act.anywhere("events.act.refresh", "F5", model::refresh));
    }

    private DesktopContext context() {
        return kit.context();
    }

    private void withTerm(Consumer<String> doing) {
        term().ifPresentOrElse(
                        doing,
                        () -> context().notices().done(kit.text("events.no-term"), kit.text("events.no-term.how")));
    }

    private void with(Consumer<EventRow.Facts> doing) {
        model.selectedFacts().ifPresent(doing);
    }

    void openTransaction() {
        with(facts -> context().navigator().open("T" + facts.transaction()));
    }

    void openRow() {
        detail.event()
                .map(EventView::row)
                .ifPresent(row -> context().navigator().open(row.toString()));
    }

    void openAnomaly() {
        with(facts -> {
            if (facts.flags().isEmpty()) {
                context().notices().done(kit.text("events.no-anomaly"), "");
            } else {
                context().navigator().open(facts.flags().getFirst().anomaly());
            }
        });
    }

    private void explain() {
        with(_ -> new Explanations(kit).show("E" + model.selected()));
    }

    private void ofTransaction(Order order) {
        with(facts -> model.jumps().to(FilterTerms.transaction(facts.transaction()), order, model.selected()));
    }

    private void ofActor(Order order) {
        with(facts -> model.jumps().to(FilterTerms.actor(facts.actor()), order, model.selected()));
    }

    void mark() {
        model.toggleMark();
        table.node().refresh();
    }

    private void markRange() {
        model.markRange();
        table.node().refresh();
    }

    void addToCase() {
        if (model.selected() != EventsViewModel.NONE) {
            context().navigator().go(ScreenId.CASES, "add E" + model.selected());
        }
    }

    void export() {
        ExportDialog.open(kit);
    }

    private void sayMasks() {
        context().notices().done(kit.text("events.masks"), kit.text("events.masks.how"));
    }

    /// Everything that matches is meant by what acts on the list; nothing has to be read for that.
    private void all() {
        context()
                .notices()
                .done(
                        kit.text("events.all", model.rows().size()),
                        kit.text("events.all.how"),
                        kit.text("events.act.export"),
                        this::export);
    }

    private void frequency() {
        EventColumn column = table.column();
        String field = CellTerm.field(column);
        context()
                .notices()
                .done(
                        kit.text("events.frequency", field.isEmpty() ? "table" : field),
                        model.command("stats")
                                .option("--by", field.isEmpty() ? "table" : field)
                                .toString());
    }

    /// The term of what is pointed at: a column of the selected event, or a cell of the list.
    Optional<String> term() {
        return field().map(DetailField::term)
                .orElseGet(() -> model.selectedFacts().flatMap(facts -> CellTerm.of(table.column(), facts)));
    }

    /// The captured column that is pointed at: in the detail, or where the list has a column of it.
    Optional<DetailField> field() {
        return changes.isFocused() ? changes.selected() : table.ownColumn().flatMap(this::field);
    }

    private Optional<DetailField> field(String name) {
        return detail.event().map(DetailField::of).stream()
                .flatMap(List::stream)
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    /// Makes the captured column a column of the list, or takes it away again.
    void toggleColumn() {
        field().or(() -> changes.selected())
                .ifPresentOrElse(
                        field -> model.own().toggle(field.name()),
                        () -> context().notices().done(kit.text("events.no-field"), kit.text("events.no-field.how")));
    }

    /// The text of what is pointed at.
    Optional<String> value() {
        Optional<DetailField> field = field();
        if (field.isPresent()) {
            return field.map(each -> each.column().latest()).map(ValueView::text);
        }
        EventColumn column = table.column();
        return model.selectedFacts().map(facts -> switch (column) {
            case OP -> facts.kind().word();
            case TABLE -> facts.tableName();
            case KEY -> facts.key();
            case ACTOR -> facts.actor();
            case TX -> "T" + facts.transaction();
            case FLAGS -> facts.flagText();
            case GTID -> facts.gtid();
            case POSITION -> facts.position();
            case THREAD -> facts.thread();
            case TIME -> facts.at().toString();
            case BYTES -> String.valueOf(facts.bytes());
            case LAG -> facts.lag().toString();
            case CHANGE -> ForeignText.withoutMarks(facts.change());
            case GUTTER, SEQ -> "E" + model.selected();
        });
    }

    void viewValue() {
        changes.selected()
                .or(() -> detail.event()
                        .map(DetailField::of)
                        .flatMap(fields -> fields.stream()
                                .filter(DetailField::isChanged)
                                .findFirst()
                                .or(() -> fields.stream().findFirst())))
                .ifPresent(field -> new ValueViewer(kit, field).open());
    }
}
