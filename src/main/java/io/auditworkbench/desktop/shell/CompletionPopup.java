package io.auditworkbench.desktop.shell;

import io.auditworkbench.filter.CompletionCandidate;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;

/// What could come next in a filter, in a list under the field: Down and Up choose, Tab or Enter takes, Escape
/// dismisses.
///
/// - **Threading**: the JavaFX thread.
final class CompletionPopup {

    private static final double WIDTH = 520;
    private static final double ROW_HEIGHT = 26;
    private static final double BORDER = 4;

    private final FilterBarViewModel model;
    private final ListView<CompletionCandidate> list = new ListView<>();
    private final Popup popup = new Popup();
    private boolean isChosen;

    CompletionPopup(FilterBarViewModel model) {
        this.model = model;
        list.getStyleClass().add("completion");
        list.setId("completion");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        popup.getContent().add(list);
        popup.setAutoHide(true);
    }

    /// - **Shape**: the list stands under `bar`, which holds the field and what is wrong with its text.
    void attach(TextField field, Region bar, Consumer<CompletionCandidate> taken) {
        list.setItems(model.candidates());
        model.candidates().addListener((ListChangeListener<CompletionCandidate>) _ -> update(field, bar));
        bar.heightProperty().addListener(_ -> place(field, bar));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, field, taken));
        field.setOnKeyTyped(event -> {
            if (!event.getCharacter().isEmpty() && event.getCharacter().charAt(0) >= ' ') {
                model.complete(field.getCaretPosition());
            }
        });
        list.setOnMouseClicked(_ -> take(taken));
        field.focusedProperty().addListener((_, _, isFocused) -> {
            if (!isFocused) {
                model.dismiss();
            }
        });
    }

    private void place(TextField field, Region bar) {
        Bounds bounds = field.localToScreen(field.getBoundsInLocal());
        Bounds below = bar.localToScreen(bar.getBoundsInLocal());
        if (bounds == null || below == null) {
            return;
        }
        if (popup.isShowing()) {
            popup.setY(below.getMaxY());
        } else if (!model.candidates().isEmpty() && field.isFocused()) {
            popup.show(field, bounds.getMinX(), below.getMaxY());
        }
    }

    private void update(TextField field, Region bar) {
        if (model.candidates().isEmpty() || !field.isFocused()) {
            popup.hide();
            return;
        }
        isChosen = false;
        list.setPrefHeight(model.candidates().size() * ROW_HEIGHT + BORDER);
        list.getSelectionModel().clearSelection();
        place(field, bar);
    }

    private void pressed(KeyEvent event, TextField field, Consumer<CompletionCandidate> taken) {
        if ((event.getCode() == KeyCode.SPACE && event.isControlDown())
                || (event.getCode() == KeyCode.DOWN && !popup.isShowing())) {
            event.consume();
            model.complete(field.getCaretPosition());
            return;
        }
        if (!popup.isShowing()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> move(event, 1);
            case UP -> move(event, -1);
            case ESCAPE -> {
                event.consume();
                model.dismiss();
            }
            case TAB -> {
                event.consume();
                if (!isChosen) {
                    list.getSelectionModel().selectFirst();
                }
                take(taken);
            }
            case ENTER -> {
                if (isChosen) {
                    event.consume();
                    take(taken);
                }
            }
            default -> {
                // everything else is typed
            }
        }
    }

    private void move(KeyEvent event, int step) {
        event.consume();
        int at = isChosen ? list.getSelectionModel().getSelectedIndex() + step : step > 0 ? 0 : -1;
        int size = model.candidates().size();
        list.getSelectionModel().select(Math.floorMod(at, size));
        isChosen = true;
    }

    private void take(Consumer<CompletionCandidate> taken) {
        CompletionCandidate chosen = list.getSelectionModel().getSelectedItem();
        model.dismiss();
        if (chosen != null) {
            taken.accept(chosen);
        }
    }

    private static final class Cell extends ListCell<CompletionCandidate> {

        private final Label inserted = new Label();
        private final Label sentence = new Label();
        private final HBox row = new HBox(8);

        private Cell() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            inserted.getStyleClass().add("mono");
            inserted.setMinWidth(Region.USE_PREF_SIZE);
            sentence.getStyleClass().add("muted");
            row.getChildren().addAll(inserted, space, sentence);
        }

        @Override
        protected void updateItem(CompletionCandidate candidate, boolean isEmpty) {
            super.updateItem(candidate, isEmpty);
            if (isEmpty || candidate == null) {
                setGraphic(null);
                return;
            }
            inserted.setText(candidate.inserted());
            sentence.setText(candidate.sentence());
            setGraphic(row);
        }
    }
}
