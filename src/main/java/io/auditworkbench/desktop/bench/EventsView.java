package io.auditworkbench.desktop.bench;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The table of events as it stands in the window: what is measured is what somebody would see.
///
/// - **Threading**: the JavaFX thread.
final class EventsView {

    private final Scene scene;

    EventsView(Scene scene) {
        this.scene = scene;
    }

    /// Whether the table is there and every row that is seen has its event.
    boolean isFilled() {
        VirtualFlow<?> flow = flowOrNull();
        if (flow == null || table().getItems().isEmpty() || flow.getFirstVisibleCell() == null) {
            return false;
        }
        int last = flow.getLastVisibleCell().getIndex();
        for (int row = flow.getFirstVisibleCell().getIndex(); row <= last; row++) {
            IndexedCell<?> cell = flow.getCell(row);
            if (cell.getStyleClass().contains("placeholder") || cell.getItem() == null) {
                return false;
            }
        }
        return true;
    }

    /// How many rows there are.
    int size() {
        return table().getItems().size();
    }

    /// Scrolls by pixels, as a wheel does.
    void scroll(double pixels) {
        VirtualFlow<?> flow = flowOrNull();
        if (flow != null) {
            flow.scrollPixels(pixels);
        }
    }

    /// Moves the scroll bar to a place between 0 and 1, as a drag does.
    void drag(double position) {
        VirtualFlow<?> flow = flowOrNull();
        if (flow != null) {
            flow.setPosition(position);
        }
    }

    /// Presses a key in the table.
    void press(KeyCode key, boolean isControl) {
        table().requestFocus();
        Event.fireEvent(table(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, isControl, false, false));
    }

    private TableView<?> table() {
        return (TableView<?>) scene.lookup("#events-table");
    }

    private VirtualFlow<?> flowOrNull() {
        Node flow = scene.lookup("#events-table .virtual-flow");
        return flow instanceof VirtualFlow<?> found ? found : null;
    }
}
