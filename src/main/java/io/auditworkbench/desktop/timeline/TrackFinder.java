package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Finds a track by a part of its name.
///
/// - **Threading**: the JavaFX thread.
final class TrackFinder {

    private final ScreenKit kit;
    private final TimelineViewModel model;
    private final Runnable found;
    private final TextField field = new TextField();
    private final ListView<MarkTrack> list = new ListView<>();

    /// - **Shape**: `found` is run when a track has been chosen.
    TrackFinder(ScreenKit kit, TimelineViewModel model, Runnable found) {
        this.kit = kit;
        this.model = model;
        this.found = found;
    }

    void open() {
        VBox pane = new VBox(new Label(kit.text("timeline.find.title")), field, list);
        pane.getChildren().getFirst().getStyleClass().add("dialog-title");
        pane.getStyleClass().add("palette");
        field.setId("timeline-find");
        field.setPromptText(kit.text("timeline.find.prompt"));
        field.setAccessibleText(kit.text("timeline.find.title"));
        field.textProperty().addListener((_, _, text) -> search(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setAccessibleText(kit.text("timeline.find.title"));
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> choose());
        search("");
        kit.overlays().show(pane, Pos.TOP_CENTER, () -> {});
        field.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            choose();
        } else if (event.getCode() == KeyCode.DOWN) {
            event.consume();
            list.getSelectionModel().selectNext();
        } else if (event.getCode() == KeyCode.UP) {
            event.consume();
            list.getSelectionModel().selectPrevious();
        }
    }

    private void search(String text) {
        String part = text.strip().toLowerCase(Locale.ROOT);
        List<MarkTrack> all = model.shown().map(Timeline::tracks).orElse(List.of());
        list.getItems()
                .setAll(all.stream()
                        .filter(track -> track.name().toLowerCase(Locale.ROOT).contains(part))
                        .toList());
        list.getSelectionModel().selectFirst();
    }

    private void choose() {
        MarkTrack track = list.getSelectionModel().getSelectedItem();
        if (track != null) {
            kit.overlays().close();
            model.find(track);
            found.run();
        }
    }

    private final class Cell extends ListCell<MarkTrack> {
        @Override
        protected void updateItem(@Nullable MarkTrack track, boolean isEmpty) {
            super.updateItem(track, isEmpty);
            setText(
                    track == null || isEmpty
                            ? null
                            : kit.text("timeline.find.track", model.label(track), track.events()));
        }
    }
}
