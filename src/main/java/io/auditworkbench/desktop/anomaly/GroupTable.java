package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.widget.MomentStrip;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.SeverityBadge;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The groups, one a line; further columns when there is room.
final class GroupTable {

    private static final double ROW_EM = 2.1;
    private static final double WIDE_EM = 75;
    private static final double LEAST_EM = 16;
    /// The bar at the right, and borders.
    private static final double SCROLL_PX = 18;

    private final ScreenKit kit;
    private final TableView<GroupRow> table = new TableView<>();

    GroupTable(ScreenKit kit, AnomalyViewModel model) {
        this.kit = kit;
        table.setId("anomaly-groups");
        table.setAccessibleText(kit.text("anomaly.list"));
        table.setFixedCellSize(kit.looks().fontPx() * ROW_EM);
        table.setTableMenuButtonVisible(true);
        table.setPlaceholder(new Label());
        table.setRowFactory(_ -> row());
        add("anomaly.column.severity", 6.8, drawn(SeverityBadge::new, (badge, row) -> badge.show(row.severity())));
        TableColumn<GroupRow, GroupRow> what = add("anomaly.column.what", 29, text(GroupRow::what));
        TableColumn<GroupRow, GroupRow> check = add("anomaly.column.check", 15, text(GroupRow::check));
        TableColumn<GroupRow, GroupRow> where = add("anomaly.column.where", 11, text(GroupRow::where));
        TableColumn<GroupRow, GroupRow> who = add("anomaly.column.who", 8.5, text(GroupRow::who));
        TableColumn<GroupRow, GroupRow> events = add("anomaly.column.events", 5, text(GroupRow::events));
        TableColumn<GroupRow, GroupRow> first = add("anomaly.column.first", 10.5, text(GroupRow::first));
        add("anomaly.column.last", 10.5, text(GroupRow::last));
        TableColumn<GroupRow, GroupRow> trend = add(
                "anomaly.column.trend",
                7,
                drawn(() -> new MomentStrip(kit.looks()), (strip, row) -> strip.show(row.places(), row.severity())));
        add("anomaly.column.state", 7.5, text(GroupRow::stateText));
        TableColumn<GroupRow, GroupRow> cases = add("anomaly.column.case", 4.5, text(GroupRow::cases));
        table.widthProperty().addListener((_, _, width) -> {
            boolean isWide = width.doubleValue() > WIDE_EM * kit.looks().fontPx();
            check.setVisible(isWide);
            where.setVisible(isWide);
            who.setVisible(isWide);
            events.setVisible(isWide);
            first.setVisible(isWide);
            trend.setVisible(isWide);
            fill(what, width.doubleValue());
        });
        // where nothing is in a case, the column would only take room
        cases.setVisible(false);
        cases.visibleProperty().addListener(_ -> fill(what, table.getWidth()));
        model.rows().addListener((ListChangeListener<GroupRow>) _ -> cases.setVisible(
                model.rows().stream().anyMatch(row -> !row.cases().isEmpty())));
        table.setItems(model.rows());
    }

    /// The sentence takes what the other columns leave.
    private void fill(TableColumn<GroupRow, GroupRow> what, double width) {
        double others = table.getVisibleLeafColumns().stream()
                .filter(column -> !column.equals(what))
                .mapToDouble(column -> column.getWidth())
                .sum();
        what.setPrefWidth(Math.max(LEAST_EM * kit.looks().fontPx(), width - others - SCROLL_PX));
    }

    TableView<GroupRow> view() {
        return table;
    }

    private TableColumn<GroupRow, GroupRow> add(
            String titleKey, double em, Supplier<TableCell<GroupRow, GroupRow>> cell) {
        TableColumn<GroupRow, GroupRow> column = new TableColumn<>(kit.text(titleKey));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.setPrefWidth(em * kit.looks().fontPx());
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
        return column;
    }

    private static Supplier<TableCell<GroupRow, GroupRow>> text(Function<GroupRow, String> of) {
        return () -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable GroupRow row, boolean isEmpty) {
                super.updateItem(row, isEmpty);
                setText(row == null || isEmpty ? "" : of.apply(row));
            }
        };
    }

    private static <N extends Node> Supplier<TableCell<GroupRow, GroupRow>> drawn(
            Supplier<N> maker, BiConsumer<N, GroupRow> update) {
        return () -> new TableCell<>() {
            private final N node = maker.get();

            @Override
            protected void updateItem(@Nullable GroupRow row, boolean isEmpty) {
                super.updateItem(row, isEmpty);
                if (row == null || isEmpty) {
                    setGraphic(null);
                } else {
                    update.accept(node, row);
                    setGraphic(node);
                }
            }
        };
    }

    private TableRow<GroupRow> row() {
        TableRow<GroupRow> line = new TableRow<>();
        line.itemProperty()
                .addListener((_, _, row) -> line.setAccessibleText(
                        row == null
                                ? ""
                                : kit.text(
                                        "anomaly.row",
                                        row.severity().name().toLowerCase(Locale.ROOT),
                                        row.what(),
                                        row.last(),
                                        row.stateText())));
        return line;
    }
}
