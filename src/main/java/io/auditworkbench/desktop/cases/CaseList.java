package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.casework.CaseView;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of cases.
///
/// - **Threading**: the JavaFX thread.
final class CaseList extends ListView<CaseView.Head> {

    private final ScreenKit kit;
    private boolean isFollowing;

    CaseList(ScreenKit kit, CasesViewModel model) {
        super(model.all());
        this.kit = kit;
        setId("cases-all");
        setAccessibleText(kit.text("screen.cases"));
        setPlaceholder(new Label(kit.text("cases.none")));
        setCellFactory(_ -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !isFollowing) {
                model.open(chosen.id());
            }
        });
        model.shown().addListener((_, _, now) -> follow(now));
    }

    private void follow(@Nullable CaseView now) {
        isFollowing = true;
        getItems().stream()
                .filter(head -> now != null && head.number() == now.head().number())
                .findFirst()
                .ifPresent(getSelectionModel()::select);
        isFollowing = false;
    }

    private final class Cell extends ListCell<CaseView.Head> {

        private final Label id = new Label();
        private final Label title = new Label();
        private final Label more = new Label();
        private final VBox row;

        private Cell() {
            id.getStyleClass().add("muted");
            id.setMinWidth(USE_PREF_SIZE);
            title.getStyleClass().add("strong");
            more.getStyleClass().add("muted");
            HBox first = new HBox(id, title);
            first.getStyleClass().add("case-first");
            HBox.setHgrow(title, Priority.ALWAYS);
            row = new VBox(2, first, more);
            row.setMinWidth(0);
            row.setPrefWidth(1);
        }

        @Override
        protected void updateItem(CaseView.Head head, boolean isEmpty) {
            super.updateItem(head, isEmpty);
            if (isEmpty || head == null) {
                setGraphic(null);
                return;
            }
            id.setText(head.id());
            title.setText(head.title());
            more.setText(kit.text(
                    head.isOpen() ? "cases.open-with" : "cases.closed-with",
                    head.items(),
                    kit.context().times().minute(head.changed())));
            setGraphic(row);
        }
    }
}
