package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Stretch;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The second step: everything that was checked, and what puts right what is wrong.
final class CheckPane extends VBox {

    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final double ROW_HEIGHT = 26;
    private static final double TABLE_SHARE = 0.62;

    private final ScreenKit kit;
    private final ConnectViewModel model;
    private final TableView<CheckRow> table = new TableView<>();
    private final EmptyState empty = new EmptyState();
    private final Label verdict = new Label();
    private final FlowPane acts = new FlowPane(8, 6);
    private final SplitPane split = new SplitPane();
    private final CheckDetails details;

    CheckPane(ScreenKit kit, ConnectViewModel model, Runnable saveScript) {
        super(10);
        this.kit = kit;
        this.model = model;
        this.details = new CheckDetails(kit, model);
        getStyleClass().add("step-pane");
        verdict.getStyleClass().add("section-title");
        verdict.setId("connect-verdict");
        acts.getChildren()
                .setAll(
                        button("connect.recheck", "connect-recheck", model::check),
                        button("connect.copy-sql", "connect-copy-sql", () -> Clip.copy(kit, script())),
                        button("connect.save-sql", "connect-save-sql", saveScript),
                        button(
                                "connect.copy-doctor",
                                "connect-copy-doctor",
                                () -> Clip.copy(kit, model.form().doctorCommand())));
        prepareTable();
        ScrollPane scroll = new ScrollPane(details);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        split.setOrientation(Orientation.HORIZONTAL);
        split.getItems().setAll(table, scroll);
        split.setDividerPositions(TABLE_SHARE);
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox.setVgrow(empty, Priority.ALWAYS);
        getChildren().addAll(verdict, acts, empty, split);
        for (Node each : new Node[] {empty, split}) {
            each.managedProperty().bind(each.visibleProperty());
        }
        model.checksProperty().addListener((_, _, now) -> show(now));
        model.isAskingProperty()
                .addListener((_, _, _) -> show(model.checksProperty().get()));
        show(model.checksProperty().get());
    }

    private Button button(String labelKey, String id, Runnable doing) {
        Button button = new Button(kit.text(labelKey));
        button.setId(id);
        button.setOnAction(_ -> doing.run());
        return button;
    }

    /// What puts all right, as a script.
    String script() {
        CheckRow.Table now = model.checksProperty().get();
        return now == null ? "" : now.script();
    }

    private void prepareTable() {
        table.setId("connect-checks");
        table.setAccessibleText(kit.text("connect.checks"));
        table.setFixedCellSize(ROW_HEIGHT);
        column("connect.column.state", 105, CheckRow.Line::state);
        column("connect.column.check", 235, line -> line.id() + "  " + line.title());
        column("connect.column.found", 260, CheckRow.Line::found);
        column("connect.column.needed", 200, CheckRow.Line::needed);
        column("connect.column.why", 420, CheckRow.Line::why);
        Stretch.last(table);
        table.setRowFactory(_ -> new TableRow<>() {
            @Override
            protected void updateItem(CheckRow row, boolean isEmpty) {
                super.updateItem(row, isEmpty);
                pseudoClassStateChanged(HEADING, row instanceof CheckRow.Heading);
            }
        });
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> details.show(row instanceof CheckRow.Line line ? line : null));
    }

    private void column(String titleKey, double width, Function<CheckRow.Line, String> text) {
        boolean isSecond = table.getColumns().size() == 1;
        TableColumn<CheckRow, String> column = new TableColumn<>(kit.text(titleKey));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(
                switch (cell.getValue()) {
                    case CheckRow.Line line -> text.apply(line);
                    case CheckRow.Heading heading -> isSecond ? heading.text() : "";
                }));
        table.getColumns().add(column);
    }

    private void show(CheckRow.@Nullable Table now) {
        boolean isAsking = model.isAskingProperty().get();
        split.setVisible(now != null);
        empty.setVisible(now == null);
        acts.setDisable(now == null && isAsking);
        if (now == null) {
            verdict.setText("");
            empty.say(
                    kit.text(isAsking ? "connect.checking" : "connect.unchecked"),
                    kit.text(isAsking ? "connect.checking.text" : "connect.unchecked.text"));
            return;
        }
        verdict.setText(isAsking ? kit.text("connect.checking") : now.verdict());
        String chosen = details.shownId();
        table.getItems().setAll(now.rows());
        select(chosen);
    }

    /// What was looked at before, else the first thing that is open.
    private void select(String id) {
        for (CheckRow row : table.getItems()) {
            if (row instanceof CheckRow.Line line
                    && (id.isEmpty() ? line.isOpen() : line.id().equals(id))) {
                table.getSelectionModel().select(row);
                return;
            }
        }
    }

    void focus() {
        table.requestFocus();
    }
}
