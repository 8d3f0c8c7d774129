package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.widget.DiffTable;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Two transactions side by side; the last one of the same actor that began alike is offered, any other can be asked
/// for.
///
/// - **Threading**: the JavaFX thread.
final class ComparePane extends VBox {

    private final ScreenKit kit;
    private final TransactionViewModel model;
    private final TextField field = new TextField();
    private final Label said = new Label();
    private final DiffTable rows;

    ComparePane(ScreenKit kit, TransactionViewModel model) {
        super(8);
        this.kit = kit;
        this.model = model;
        this.rows = new DiffTable(kit.context().messages());
        Button open = new Button(kit.text("transaction.compare.open"));
        open.setOnAction(_ -> model.open(model.comparedProperty().get().other()));
        open.disableProperty()
                .bind(model.comparedProperty().map(now -> now.rows().isEmpty()));
        field.setId("transaction-other");
        field.setPromptText(kit.text("transaction.compare.prompt"));
        field.setAccessibleText(kit.text("transaction.compare.prompt"));
        field.setOnAction(_ -> model.compareWith(field.getText()));
        said.getStyleClass().add("muted");
        said.setWrapText(true);
        HBox line = new HBox(8, new Label(kit.text("transaction.compare.with")), field, open, said);
        line.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("compare-pane");
        getChildren().addAll(line, rows);
        setVgrow(rows, Priority.ALWAYS);
        model.comparedProperty().addListener((_, _, now) -> show(now));
    }

    void focusRows() {
        rows.requestFocus();
    }

    private void show(TransactionViewModel.Compared now) {
        boolean isThere = !now.rows().isEmpty();
        Heading here = model.shownProperty().get();
        field.setText(isThere ? now.other() : field.getText());
        said.setText(isThere ? kit.text("transaction.compare.how") : now.other());
        rows.name(now.other(), here == null ? "" : here.title());
        rows.show(now.rows());
    }
}
