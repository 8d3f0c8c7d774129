package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.UndoSql;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.UndoView;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

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
        of(EventView::id);
    }

    void command() {
        put(model.command());
    }

    private void of(Function<EventView, String> text) {
        detail.event().map(text).ifPresent(this::put);
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
                                        Asked.of(
                                                store,
                                                model.place()
                                                        .during(
                                                                io.auditworkbench.desktop.common.TimeRange
                                                                        .everything()),
                                                only),
                                        UndoSql.Guard.CURRENT_VALUES),
                        this::put,
                        kit.context().notices()::problem);
    }

    private void put(UndoView undo) {
        if (undo.steps().isEmpty()) {
            kit.context().notices().done(kit.text("events.undo.none"), String.join("\n", undo.refusals()));
            return;
        }
        put(undo.header().stream().map(line -> "-- " + line + "\n").collect(Collectors.joining())
                + undo.steps().stream().map(UndoView.Step::sql).collect(Collectors.joining("\n")));
    }

    /// Puts a text where it can be pasted from.
    void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        kit.context()
                .notices()
                .done(kit.text("events.copied"), text.length() > 200 ? text.substring(0, 200) + "…" : text);
    }
}
