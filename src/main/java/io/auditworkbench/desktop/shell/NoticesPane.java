package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Notices;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/// What the bell kept: everything that was done beside the work or went wrong, newest first.
///
/// - **Threading**: the JavaFX thread.
final class NoticesPane extends VBox {

    private static final double TEXT_WIDTH = 520;

    private final ScreenKit kit;

    NoticesPane(ScreenKit kit) {
        this.kit = kit;
        getStyleClass().add("palette");
        Label title = new Label(kit.text("shell.notices.title"));
        title.getStyleClass().add("dialog-title");
        ListView<Notices.Notice> list = new ListView<>(kit.context().notices().all());
        list.setAccessibleText(kit.text("shell.notices.title"));
        list.setPlaceholder(new Label(kit.text("shell.notices.none")));
        list.setCellFactory(_ -> new Cell());
        Button clear = new Button(kit.text("shell.notices.clear"));
        clear.setOnAction(_ -> {
            kit.context().notices().clear();
            kit.overlays().close();
        });
        getChildren().addAll(title, list, clear);
    }

    void open() {
        kit.overlays().show(this, Pos.TOP_RIGHT, () -> {});
    }

    private final class Cell extends ListCell<Notices.Notice> {

        private final Label what = new Label();
        private final Label more = new Label();
        private final VBox row = new VBox(2, what, more);

        private Cell() {
            what.setWrapText(true);
            what.setMaxWidth(TEXT_WIDTH);
            more.setWrapText(true);
            more.setMaxWidth(TEXT_WIDTH);
            more.getStyleClass().add("muted");
        }

        @Override
        protected void updateItem(Notices.Notice notice, boolean isEmpty) {
            super.updateItem(notice, isEmpty);
            if (isEmpty || notice == null) {
                setGraphic(null);
                return;
            }
            what.setText((notice.isProblem() ? "⚠ " : "")
                    + kit.context().times().second(notice.at()) + "  " + notice.what());
            more.setText(notice.more());
            more.setVisible(!notice.more().isEmpty());
            more.setManaged(more.isVisible());
            setGraphic(row);
        }
    }
}
