package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.OpBadge;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.SeverityBadge;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.EventView;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One event in full, in tabs.
///
/// - **Threading**: the JavaFX thread.
final class DetailPane extends BorderPane {

    private final ScreenKit kit;
    private final DetailViewModel model;
    private final ChangeSummary summary;
    private final LongConsumer selecting;
    private final TabPane tabs = new TabPane();
    private final FlowPane head = new FlowPane(8, 2);
    private final ChangesTable changes;
    private final ListView<EventView> versions;
    private final ListView<EventView> siblings;
    private final VBox flags = new VBox(8);
    private final GridPane source = new GridPane();
    private final TextArea raw = new TextArea();
    private final Tab rowTab;
    private final Tab transactionTab;
    private final Label nothing = new Label();

    /// - **Shape**: `selecting` is told which event somebody chose among the siblings and versions.
    DetailPane(ScreenKit kit, DetailViewModel model, ChangesTable changes, LongConsumer selecting) {
        this.kit = kit;
        this.model = model;
        this.changes = changes;
        this.selecting = selecting;
        this.summary = new ChangeSummary(kit.context().messages());
        setId("events-detail");
        getStyleClass().add("detail");
        head.getStyleClass().add("detail-head");
        versions = events("events.detail.versions.name");
        siblings = events("events.detail.siblings.name");
        raw.setEditable(false);
        raw.getStyleClass().add("mono");
        raw.setId("events-raw");
        raw.setAccessibleText(kit.text("events.detail.raw"));
        source.getStyleClass().add("detail-grid");
        flags.getStyleClass().add("detail-grid");
        rowTab = tab("events.detail.row", versions);
        transactionTab = tab("events.detail.transaction", siblings);
        tabs.getTabs()
                .setAll(
                        tab("events.detail.changes", changes.node()),
                        rowTab,
                        transactionTab,
                        tab("events.detail.flags", scrolled(flags)),
                        tab("events.detail.source", scrolled(source)),
                        tab("events.detail.raw", raw));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        nothing.getStyleClass().add("detail-nothing");
        nothing.setWrapText(true);
        setTop(head);
        tabs.getSelectionModel().selectedItemProperty().addListener(_ -> want());
        model.detailProperty().addListener((_, _, detail) -> show(detail));
        model.versionsProperty().addListener((_, _, all) -> versions.getItems().setAll(all));
        model.siblingsProperty().addListener((_, _, all) -> siblings.getItems().setAll(all));
        model.problemProperty().addListener(_ -> show(model.detailProperty().get()));
        show(null);
    }

    private Tab tab(String key, Node content) {
        Tab tab = new Tab(kit.text(key), content);
        tab.setClosable(false);
        return tab;
    }

    private static ScrollPane scrolled(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFocusTraversable(false);
        return pane;
    }

    /// Shows the event as JSON.
    void showRaw() {
        tabs.getSelectionModel().selectLast();
        raw.requestFocus();
    }

    /// Marks a column in the event as JSON: its value after the change, or before it where there is none after.
    void mark(String column) {
        EventText.lastLineOf(raw.getText(), column).ifPresent(line -> raw.selectRange(line.from(), line.until()));
    }

    /// Gives the focus to the columns.
    void focusChanges() {
        tabs.getSelectionModel().selectFirst();
        changes.focus();
    }

    private void want() {
        Tab chosen = tabs.getSelectionModel().getSelectedItem();
        if (rowTab.equals(chosen)) {
            model.wantVersions();
        } else if (transactionTab.equals(chosen)) {
            model.wantSiblings();
        }
    }

    private void show(DetailViewModel.@Nullable Detail detail) {
        boolean isThere = detail != null;
        setCenter(isThere ? tabs : nothing);
        var problem = model.problemProperty().get();
        nothing.setText(
                problem == null ? kit.text("events.detail.nothing") : problem.happened() + " " + problem.nextStep());
        head.getChildren().clear();
        if (detail == null) {
            changes.show(List.of());
            return;
        }
        EventView event = detail.event();
        head(event);
        changes.show(detail.fields());
        raw.setText(detail.raw());
        changes.selected().ifPresent(field -> mark(field.name()));
        flags(detail.anomalies(), detail.business());
        source(event);
        want();
    }

    private void head(EventView event) {
        OpBadge badge = new OpBadge();
        badge.show(event.kind());
        Label id = new Label(event.id());
        id.getStyleClass().add("strong");
        head.getChildren().addAll(badge, id);
        if (event.row() != null) {
            head.getChildren()
                    .add(link(
                            ForeignText.line(event.row().toString()),
                            event.row().toString()));
        } else {
            head.getChildren().add(new Label(ForeignText.line(event.schema() + "." + event.table())));
        }
        head.getChildren()
                .add(link(
                        kit.text("events.detail.tx", event.transactionId(), event.transactionSize()),
                        event.transactionId()));
        Label who = new Label(kit.text(
                "events.detail.who", event.actor().name(), kit.context().times().moment(event.committedAt())));
        who.getStyleClass().add("muted");
        head.getChildren().add(who);
    }

    private Hyperlink link(String text, String id) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(_ -> kit.context().navigator().open(id));
        return link;
    }

    private ListView<EventView> events(String name) {
        ListView<EventView> list = new ListView<>();
        list.setAccessibleText(kit.text(name));
        list.setFixedCellSize(26);
        list.setCellFactory(_ -> new SiblingCell());
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                choose(list);
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == javafx.scene.input.KeyCode.ENTER) {
                key.consume();
                choose(list);
            }
        });
        return list;
    }

    private void choose(ListView<EventView> list) {
        EventView chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            selecting.accept(chosen.sequence());
        }
    }

    /// An event in one line.
    private final class SiblingCell extends ListCell<EventView> {

        private final OpBadge badge = new OpBadge();

        @Override
        protected void updateItem(@Nullable EventView event, boolean isEmpty) {
            super.updateItem(event, isEmpty);
            if (isEmpty || event == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            badge.show(event.kind());
            setGraphic(badge);
            setText(event.id() + "  " + kit.context().times().moment(event.committedAt()) + "  "
                    + ForeignText.line(event.table()) + "  " + summary.of(event));
        }
    }

    private void flags(List<AnomalyView> anomalies, List<BusinessView> business) {
        flags.getChildren().clear();
        for (AnomalyView anomaly : anomalies) {
            SeverityBadge badge = new SeverityBadge();
            badge.show(anomaly.severity());
            Button open = new Button(anomaly.id());
            open.setOnAction(_ -> kit.context().navigator().open(anomaly.id()));
            Label what = new Label(anomaly.what().text());
            what.setWrapText(true);
            Label detector = new Label(kit.text("events.detail.detector", anomaly.detector(), anomaly.hits()));
            detector.getStyleClass().add("muted");
            flags.getChildren().addAll(new HBox(8, badge, open, detector), what);
        }
        for (BusinessView event : business) {
            flags.getChildren()
                    .add(new HBox(
                            8, link(event.id(), event.id()), new Label(event.type() + ", " + event.confidence())));
        }
        if (flags.getChildren().isEmpty()) {
            Label none = new Label(kit.text("events.detail.no-flags"));
            none.setWrapText(true);
            none.getStyleClass().add("muted");
            flags.getChildren().add(none);
        }
    }

    private void source(EventView event) {
        source.getChildren().clear();
        line(
                0,
                "events.source.server",
                event.source().name() + " (" + event.source().serverId() + ")");
        line(1, "events.source.position", event.source().position());
        line(
                2,
                "events.source.gtid",
                event.source().gtid() == null ? "" : event.source().gtid());
        line(
                3,
                "events.source.thread",
                event.source().connection() == null
                        ? ""
                        : String.valueOf(event.source().connection()));
        line(
                4,
                "events.source.actor",
                event.actor().name() + ": " + event.actor().grade() + ", "
                        + event.actor().source());
        line(5, "events.source.committed", kit.context().times().moment(event.committedAt()));
        line(6, "events.source.captured", kit.context().times().moment(event.capturedAt()));
        line(7, "events.source.bytes", String.valueOf(event.storedBytes()));
        line(
                8,
                "events.source.statement",
                event.statement() == null
                        ? kit.text("events.source.no-statement")
                        : event.statement().text());
    }

    private void line(int row, String key, String value) {
        Label name = new Label(kit.text(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(USE_PREF_SIZE);
        Label text = new Label(ForeignText.line(value, 4_000));
        text.setWrapText(true);
        source.addRow(row, name, text);
    }
}
