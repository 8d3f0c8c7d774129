package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Stretch;
import io.auditworkbench.workbench.mask.MaskWays;
import io.auditworkbench.workbench.mask.MaskingOffer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The columns of a server: whether each is masked, how, and what that makes of a made-up value.
final class MaskTable extends TableView<MaskRow> {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("unchosen");
    private static final double ROW_HEIGHT = 32;

    private final ScreenKit kit;

    MaskTable(ScreenKit kit, MaskingViewModel model) {
        this.kit = kit;
        setId("connect-mask");
        setAccessibleText(kit.text("connect.mask.table"));
        setFixedCellSize(ROW_HEIGHT);
        setItems(model.shown());
        TableColumn<MaskRow, MaskRow> on = cells("connect.mask.column.on", 62);
        on.setCellFactory(_ -> new SwitchCell());
        text(
                        "connect.mask.column.name",
                        200,
                        row -> new ReadOnlyStringWrapper(row.line().name()))
                // where a name is too long, its end tells more than its schema
                .getStyleClass()
                .add("mask-name");
        text("connect.mask.column.kind", 130, row -> new ReadOnlyStringWrapper(kind(row)));
        TableColumn<MaskRow, MaskRow> mode = cells("connect.mask.column.mode", 176);
        mode.setCellFactory(_ -> new ModeCell());
        text("connect.mask.column.example", 322, this::example);
        text("connect.mask.column.why", 100, row -> new ReadOnlyStringWrapper(why(row)));
        Stretch.last(this);
        setRowFactory(_ -> new Row());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            MaskRow chosen = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && chosen != null && !chosen.isCovered()) {
                chosen.isOn.set(!chosen.isOn.get());
                event.consume();
            }
        });
    }

    private TableColumn<MaskRow, MaskRow> cells(String titleKey, double width) {
        TableColumn<MaskRow, MaskRow> column = new TableColumn<>(kit.text(titleKey));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        getColumns().add(column);
        return column;
    }

    private TableColumn<MaskRow, String> text(
            String titleKey, double width, Function<MaskRow, ObservableValue<String>> value) {
        TableColumn<MaskRow, String> column = new TableColumn<>(kit.text(titleKey));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> value.apply(cell.getValue()));
        getColumns().add(column);
        return column;
    }

    private static String why(MaskRow row) {
        return row.line().state() == MaskingOffer.State.LOOK_ALIKE
                ? ""
                : row.line().why();
    }

    private String kind(MaskRow row) {
        return row.isCovered() ? kit.text("connect.mask.covered") : row.line().kind();
    }

    private ObservableValue<String> example(MaskRow row) {
        MaskWays ways = row.line().ways();
        return Bindings.createStringBinding(
                () -> ways.kept(row.mode.get())
                        .filter(_ -> row.isOn.get() || row.isCovered())
                        .map(kept -> kit.text("connect.mask.example", ways.example(), kept))
                        .orElseGet(() -> stays(row)),
                row.isOn,
                row.mode);
    }

    /// What speaks against masking it tells more than a value that stays.
    private String stays(MaskRow row) {
        return switch (row.line().state()) {
            case PROPOSED, COVERED ->
                kit.text("connect.mask.as-it-is", row.line().ways().example());
            case LOOK_ALIKE ->
                kit.text("connect.mask.as-it-is.because", row.line().why());
            case ORDINARY -> kit.text("connect.mask.as-it-is.simply");
        };
    }

    private String word(String mode) {
        return kit.text("connect.mask.mode." + mode);
    }

    /// A column that is not masked steps back.
    private static final class Row extends TableRow<MaskRow> {

        Row() {
            ObservableValue<Boolean> isOn = itemProperty().flatMap(row -> row.isOn);
            isOn.addListener((_, _, now) -> mark(now));
            itemProperty().addListener((_, _, _) -> mark(isOn.getValue()));
        }

        private void mark(@Nullable Boolean isOn) {
            MaskRow row = getItem();
            pseudoClassStateChanged(OFF, row != null && !row.isCovered() && !Boolean.TRUE.equals(isOn));
        }
    }

    /// Whether the column is masked.
    private final class SwitchCell extends TableCell<MaskRow, MaskRow> {

        private final CheckBox box = new CheckBox();
        private @Nullable MaskRow bound;

        @Override
        protected void updateItem(@Nullable MaskRow row, boolean isEmpty) {
            super.updateItem(row, isEmpty);
            if (bound != null) {
                box.selectedProperty().unbindBidirectional(bound.isOn);
            }
            bound = row != null && !row.isCovered() ? row : null;
            setGraphic(bound == null ? null : box);
            setText(row != null && row.isCovered() ? kit.text("connect.sign.done") : null);
            if (bound != null) {
                box.selectedProperty().bindBidirectional(bound.isOn);
                box.setAccessibleText(kit.text("connect.mask.row", bound.line().name()));
            }
        }
    }

    /// How it is kept.
    private final class ModeCell extends TableCell<MaskRow, MaskRow> {

        private final ComboBox<String> box = new ComboBox<>();
        private @Nullable MaskRow bound;

        ModeCell() {
            box.getStyleClass().add("mask-mode");
            box.setMaxWidth(Double.MAX_VALUE);
            box.setConverter(new StringConverter<>() {
                @Override
                public String toString(@Nullable String mode) {
                    return mode == null ? "" : word(mode);
                }

                @Override
                public String fromString(String shown) {
                    return shown;
                }
            });
            box.setOnAction(_ -> {
                String chosen = box.getValue();
                if (bound != null && chosen != null && !chosen.equals(bound.mode.get())) {
                    bound.mode.set(chosen);
                    bound.isOn.set(true);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable MaskRow row, boolean isEmpty) {
            super.updateItem(row, isEmpty);
            bound = null;
            boolean isChoice = row != null && !row.isCovered();
            setGraphic(isChoice ? box : null);
            setText(row != null && row.isCovered() ? word(row.line().mode()) : null);
            if (row != null && isChoice) {
                StringProperty mode = row.mode;
                box.getItems()
                        .setAll(row.line().ways().ways().stream()
                                .map(MaskWays.Way::mode)
                                .toList());
                box.setValue(mode.get());
                box.setAccessibleText(
                        kit.text("connect.mask.row.mode", row.line().name()));
                bound = row;
            }
        }
    }
}
