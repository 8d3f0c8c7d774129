package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.FilterEdit;
import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of a line, in the order that every list has.
///
/// - **Threading**: the JavaFX thread.
final class EventMenu {

    private final ScreenKit kit;
    private final EventsViewModel model;
    private final EventActs acts;
    private final Runnable opening;
    private final Consumer<String> preparing;

    /// - **Shape**: `preparing` puts a text into the filter bar without running it.
    EventMenu(ScreenKit kit, EventsViewModel model, EventActs acts, Runnable opening, Consumer<String> preparing) {
        this.kit = kit;
        this.model = model;
        this.acts = acts;
        this.opening = opening;
        this.preparing = preparing;
    }

    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(new MenuItem(""));
        menu.setOnShowing(_ -> fill(menu));
        return menu;
    }

    private void fill(ContextMenu menu) {
        Menu apply = new Menu(kit.text("events.menu.apply"));
        terms(apply, model::filter);
        Menu prepare = new Menu(kit.text("events.menu.prepare"));
        terms(prepare, preparing);
        menu.getItems()
                .setAll(
                        item("events.act.open", opening),
                        new SeparatorMenuItem(),
                        apply,
                        prepare,
                        follow(),
                        new SeparatorMenuItem(),
                        copy(),
                        new SeparatorMenuItem(),
                        item("events.act.column", acts::toggleColumn),
                        item("events.act.mark", acts::mark),
                        item("events.act.case", acts::addToCase),
                        item("events.act.export", acts::export));
    }

    private MenuItem item(String key, Runnable doing) {
        MenuItem item = new MenuItem(kit.text(key));
        item.setOnAction(_ -> doing.run());
        return item;
    }

    private void terms(Menu menu, Consumer<String> doing) {
        String filter = model.place().filter();
        acts.term()
                .ifPresentOrElse(
                        term -> menu.getItems()
                                .setAll(
                                        item("events.menu.is", () -> doing.accept(term)),
                                        item("events.menu.is-not", () -> doing.accept(FilterEdit.not(term))),
                                        item("events.menu.and", () -> doing.accept(FilterEdit.and(filter, term))),
                                        item(
                                                "events.menu.and-not",
                                                () -> doing.accept(FilterEdit.andNot(filter, term))),
                                        item("events.menu.or", () -> doing.accept(FilterEdit.or(filter, term)))),
                        () -> menu.setDisable(true));
    }

    private Menu follow() {
        Menu menu = new Menu(kit.text("events.menu.follow"));
        String id = "E" + model.selected();
        menu.getItems()
                .setAll(
                        item("events.menu.follow-row", () -> model.filter("same:row(" + id + ")")),
                        item(
                                "events.menu.follow-transaction",
                                () -> model.selectedFacts()
                                        .ifPresent(
                                                facts -> model.filter(FilterTerms.transaction(facts.transaction())))),
                        item("events.menu.follow-actor", () -> model.filter("same:actor(" + id + ")")),
                        item("events.menu.follow-session", () -> model.filter("same:session(" + id + ")")));
        menu.setDisable(model.selected() == EventsViewModel.NONE);
        return menu;
    }

    private Menu copy() {
        Menu menu = new Menu(kit.text("events.menu.copy"));
        Copies copies = acts.copies();
        menu.getItems()
                .setAll(
                        item("events.menu.copy-value", () -> acts.value().ifPresent(copies::put)),
                        item("events.menu.copy-json", copies::json),
                        item("events.menu.copy-csv", copies::csv),
                        item("events.menu.copy-undo", copies::undo),
                        item("events.menu.copy-command", copies::command),
                        item("events.menu.copy-link", copies::link));
        return menu;
    }
}
