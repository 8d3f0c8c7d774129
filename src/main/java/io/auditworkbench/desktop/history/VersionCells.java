package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.Messages;
import io.auditworkbench.desktop.widget.OpBadge;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The versions at the left: a click chooses B, a click with Ctrl the one to compare it with.
final class VersionCells {

    private VersionCells() {}

    static void prepare(ListView<Version> list, Messages messages, HistoryViewModel model) {
        list.setAccessibleText(messages.text("history.versions"));
        list.setPlaceholder(new Label(messages.text("history.no-version")));
        list.setItems(model.versions());
        list.setCellFactory(_ -> new Cell(model));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, version) -> {
            if (version != null && !version.equals(model.rightProperty().get())) {
                model.compare(version);
            }
        });
        model.rightProperty()
                .addListener((_, _, version) ->
                        follow(list, version == null ? -1 : list.getItems().indexOf(version)));
        model.leftProperty().addListener(_ -> list.refresh());
        model.findings().addListener((MapChangeListener<String, List<String>>) _ -> list.refresh());
    }

    private static void follow(ListView<Version> list, int at) {
        if (at >= 0 && list.getSelectionModel().getSelectedIndex() != at) {
            list.getSelectionModel().select(at);
        }
        list.refresh();
    }

    private static final class Cell extends ListCell<Version> {

        private final HistoryViewModel model;
        private final OpBadge badge = new OpBadge();
        private final Label id = new Label();
        private final Label at = new Label();
        private final Label actor = new Label();
        private final Label changed = new Label();
        private final Label found = new Label();
        private final Label side = new Label();
        private final VBox row;

        private Cell(HistoryViewModel model) {
            this.model = model;
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            id.getStyleClass().add("strong");
            side.getStyleClass().add("version-side");
            found.getStyleClass().add("version-found");
            changed.getStyleClass().addAll("muted", "mono");
            HBox line = new HBox(8, badge, id, at, space, found, side);
            line.setAlignment(Pos.CENTER_LEFT);
            row = new VBox(2, line, new HBox(8, actor, changed));
            addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        }

        private void pressed(MouseEvent event) {
            if (event.isShortcutDown() && getItem() != null) {
                event.consume();
                model.compareWith(getItem());
            }
        }

        @Override
        protected void updateItem(Version version, boolean isEmpty) {
            super.updateItem(version, isEmpty);
            if (isEmpty || version == null) {
                setGraphic(null);
                return;
            }
            badge.show(version.kind());
            id.setText(version.id());
            at.setText(version.at());
            actor.setText(version.actor().isEmpty() ? "?" : version.actor());
            changed.setText(version.changed());
            found.setText(String.join(" ", model.findings().getOrDefault(version.event(), List.of())));
            side.setText(sideOf(version));
            side.setVisible(!side.getText().isEmpty());
            setGraphic(row);
        }

        private String sideOf(Version version) {
            if (version.equals(model.rightProperty().get())) {
                return "B";
            }
            return version.equals(model.leftProperty().get()) ? "A" : "";
        }
    }
}
