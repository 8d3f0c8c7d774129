package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.casework.CaseView;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// What was pinned; Enter shows it where it lives.
///
/// - **Threading**: the JavaFX thread.
final class ItemList extends ListView<CaseView.Item> {

    /// What the scroll bar and the edges of a cell take.
    private static final double MARGIN = 40;

    private final ScreenKit kit;

    ItemList(ScreenKit kit, CasesViewModel model) {
        this.kit = kit;
        setId("case-items");
        setAccessibleText(kit.text("cases.items"));
        Label none = new Label(kit.text("cases.items.none"));
        none.setWrapText(true);
        none.getStyleClass().add("muted");
        setPlaceholder(none);
        setCellFactory(_ -> new Cell());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && !getSelectionModel().isEmpty()) {
                event.consume();
                model.follow(getSelectionModel().getSelectedItem());
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == 2
                    && !getSelectionModel().isEmpty()) {
                model.follow(getSelectionModel().getSelectedItem());
            }
        });
    }

    private final class Cell extends ListCell<CaseView.Item> {

        private final Label subject = new Label();
        private final Label kind = new Label();
        private final Text summary = new Text();
        private final Text remark = new Text();
        private final Label proof = new Label();
        private final VBox row;

        private Cell() {
            subject.getStyleClass().add("strong");
            kind.getStyleClass().add("muted");
            proof.getStyleClass().add("muted");
            summary.getStyleClass().add("case-text");
            summary.wrappingWidthProperty().bind(ItemList.this.widthProperty().subtract(MARGIN));
            remark.wrappingWidthProperty().bind(summary.wrappingWidthProperty());
            remark.getStyleClass().add("case-remark");
            HBox first = new HBox(8, subject, kind);
            row = new VBox(2, first, summary, remark, proof);
            row.setMinWidth(0);
            row.setPrefWidth(1);
        }

        @Override
        protected void updateItem(CaseView.Item item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            if (isEmpty || item == null) {
                setGraphic(null);
                return;
            }
            subject.setText(item.subject());
            kind.setText(kit.text("cases.kind." + item.kind()));
            summary.setText(item.summary());
            remark.setText(item.remark());
            remark.setVisible(!item.remark().isEmpty());
            remark.setManaged(remark.isVisible());
            proof.setText(kit.text(
                    item.isIntact() ? "cases.item.intact" : "cases.item.changed",
                    item.sha256().substring(0, 12),
                    item.pinnedBy(),
                    kit.context().times().minute(item.pinned())));
            setGraphic(row);
        }
    }
}
