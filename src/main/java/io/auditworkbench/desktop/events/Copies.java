package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Taking;
import io.auditworkbench.workbench.UndoSql;
import io.auditworkbench.workbench.text.UndoScript;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.UndoView;
import java.util.function.Function;

/// Takes what is selected elsewhere.
///
/// - **Threading**: the JavaFX thread.
final class Copies {

    private final ScreenKit kit;
    private final EventsViewModel model;
    private final DetailViewModel detail;

    Copies(ScreenKit kit, EventsViewModel model, DetailViewModel detail) {
        this.kit = kit;
        this.model = model;
        this.detail = detail;
    }

    void json() {
        of(EventText::json);
    }

    void csv() {
        of(EventText::csv);
    }

    void link() {
        detail.event().map(EventView::id).ifPresent(this::put);
    }

    void command() {
        put(model.command("events").toString());
    }

    private void of(Function<EventView, String> text) {
        detail.event().ifPresent(event -> Taking.copy(kit, event.id(), 1, text.apply(event)));
    }

    /// The statements that would take the selected event back; nobody runs them here.
    void undo() {
        OpenStore store = kit.context().session().required();
        if (model.selected() == EventsViewModel.NONE) {
            return;
        }
        String only = "seq:" + model.selected();
        kit.context()
                .work()
                .run(
                        _ -> store.reading()
                                .undo()
                                .undo(
                                        Asked.of(store, model.place().during(TimeRange.everything()), only),
                                        UndoSql.Guard.CURRENT_VALUES),
                        this::put,
                        kit.context().notices()::problem);
    }

    private void put(UndoView undo) {
        if (undo.steps().isEmpty()) {
            kit.context().notices().done(kit.text("events.undo.none"), String.join("\n", undo.refusals()));
            return;
        }
        Taking.copy(kit, "undo E" + model.selected(), undo.steps().size(), new UndoScript(undo, 0).text());
    }

    /// Puts a text where it can be pasted from.
    void put(String text) {
        Clip.copy(kit, text);
    }
}
