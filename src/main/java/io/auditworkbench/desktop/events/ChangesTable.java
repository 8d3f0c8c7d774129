package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The columns of the selected event, before and after.
///
/// - **Threading**: the JavaFX thread.
final class ChangesTable {

    private static final String ALL = "events.detail.all-columns";
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final ScreenKit kit;
    private final TableView<DetailField> table = new TableView<>();
    private final CheckBox all = new CheckBox();
    private final VBox box = new VBox(all, table);
    private final List<DetailField> fields = new ArrayList<>();

    ChangesTable(ScreenKit kit) {
        this.kit = kit;
        box.getStyleClass().add("changes");
        all.setText(kit.text("events.detail.all-columns"));
        all.setSelected(kit.context().settings().text(ALL, "no").equals("yes"));
        all.selectedProperty().addListener((_, _, isAll) -> {
            kit.context().settings().put(ALL, isAll ? "yes" : "no");
            fill();
        });
        table.setId("events-changes");
        table.setAccessibleText(kit.text("events.detail.changes"));
        table.setFixedCellSize(24);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label(kit.text("events.detail.no-columns")));
        table.getColumns()
                .setAll(List.of(
                        column(
                                "events.changes.column",
                                9,
                                "field-name",
                                field -> field.marking() == DetailField.Marking.KEY
                                        ? kit.text("events.changes.key", field.name())
                                        : ForeignText.line(field.name())),
                        column("events.changes.before", 11, "field-before", DetailField::before),
                        column("events.changes.after", 11, "field-after", DetailField::after),
                        column("events.changes.delta", 5, "field-delta", DetailField::delta),
                        column("events.changes.type", 7, "field-type", DetailField::type)));
        table.setRowFactory(_ -> new FieldRow());
        VBox.setVgrow(table, javafx.scene.layout.Priority.ALWAYS);
    }

    private static final class FieldRow extends TableRow<DetailField> {
        @Override
        protected void updateItem(@Nullable DetailField field, boolean isEmpty) {
            super.updateItem(field, isEmpty);
            pseudoClassStateChanged(CHANGED, !isEmpty && field != null && field.isChanged());
        }
    }

    private TableColumn<DetailField, String> column(
            String key, double em, String style, Function<DetailField, String> text) {
        TableColumn<DetailField, String> column = new TableColumn<>(kit.text(key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(em * 13);
        column.getStyleClass().add(style);
        column.setCellValueFactory(line -> new ReadOnlyStringWrapper(text.apply(line.getValue())));
        return column;
    }

    Node node() {
        return box;
    }

    void show(List<DetailField> shown) {
        fields.clear();
        fields.addAll(shown);
        fill();
    }

    private void fill() {
        String chosen = selected().map(DetailField::name).orElse("");
        boolean hasChanged = fields.stream().anyMatch(DetailField::isChanged);
        table.getItems()
                .setAll(fields.stream()
                        .filter(field -> all.isSelected() || !hasChanged || field.isChanged())
                        .toList());
        table.getItems().stream()
                .filter(field -> field.name().equals(chosen))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
    }

    Optional<DetailField> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    void onSelected(Consumer<DetailField> listener) {
        table.getSelectionModel().selectedItemProperty().addListener((_, _, field) -> {
            if (field != null) {
                listener.accept(field);
            }
        });
    }

    void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    boolean isFocused() {
        return table.isFocused();
    }

    TableView<DetailField> table() {
        return table;
    }
}
