package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The columns of the list, as somebody arranged them.
@Tag("screen")
class ColumnsScreenTest {

    @Test
    void aColumnThatWasPulledWiderIsAsWideTheNextDay(@TempDir Path home) {
        double chosen;
        try (ShownDesktop desktop = ListedEvents.of(home, "")) {
            double usual = width(desktop, "key");
            desktop.robot().moveTo(ListedEvents.table(desktop));

            onScreen(() -> ListedEvents.table(desktop).getColumns().stream()
                    .filter(column -> "key".equals(column.getId()))
                    .anyMatch(column -> pull(desktop, column)));
            desktop.settle();

            chosen = width(desktop, "key");
            assertThat(chosen).isGreaterThan(usual + 40);
        }
        try (ShownDesktop again = ListedEvents.of(home, "")) {
            assertThat(Math.abs(width(again, "key") - chosen)).isLessThan(1);
        }
    }

    @Test
    void aColumnThatWasMovedIsThereTheNextDay(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "")) {
            assertThat(order(desktop)).containsSubsequence("op", "table", "key");

            onScreen(() -> {
                moveBefore(ListedEvents.table(desktop), "key", "op");
                return null;
            });
            desktop.settle();

            assertThat(order(desktop)).containsSubsequence("key", "op", "table");
        }
        try (ShownDesktop again = ListedEvents.of(home, "")) {
            assertThat(order(again)).containsSubsequence("key", "op", "table");
        }
    }

    @Test
    void aCapturedColumnOfADeletedRowShowsWhatWasThereBefore(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "op:delete table:payments")) {
            desktop.press(KeyCode.J).press(KeyCode.ENTER).press(KeyCode.CONTROL, KeyCode.K);
            desktop.type("column of the list").press(KeyCode.ENTER);
            String added = order(desktop).stream()
                    .filter(id -> id.startsWith("own:"))
                    .findFirst()
                    .orElseThrow();

            assertThat(values(desktop, added)).isNotEmpty().noneMatch(String::isBlank);
            desktop.pictures("events-column-of-deleted");
        }
    }

    // the Headless platform moves the mouse, but drags nothing
    @SuppressWarnings("unchecked")
    private static boolean pull(ShownDesktop desktop, TableColumn<?, ?> column) {
        TableView<Object> table = (TableView<Object>) ListedEvents.table(desktop);
        return table.resizeColumn((TableColumn<Object, ?>) column, 60);
    }

    private static <T> void moveBefore(TableView<T> table, String moved, String other) {
        List<TableColumn<T, ?>> columns = new ArrayList<>(table.getColumns());
        TableColumn<T, ?> column = columns.stream()
                .filter(each -> moved.equals(each.getId()))
                .findFirst()
                .orElseThrow();
        columns.remove(column);
        int place = columns.stream().map(TableColumn::getId).toList().indexOf(other);
        columns.add(place, column);
        table.getColumns().setAll(columns);
    }

    private static double width(ShownDesktop desktop, String id) {
        return onScreen(() -> column(desktop, id).getWidth());
    }

    private static TableColumn<?, ?> column(ShownDesktop desktop, String id) {
        return ListedEvents.table(desktop).getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> order(ShownDesktop desktop) {
        return onScreen(() -> ListedEvents.table(desktop).getVisibleLeafColumns().stream()
                .map(TableColumn::getId)
                .toList());
    }

    private static List<String> values(ShownDesktop desktop, String id) {
        return onScreen(() -> ListedEvents.table(desktop).lookupAll(".table-cell").stream()
                .map(node -> (TableCell<?, ?>) node)
                .filter(cell -> column(desktop, id).equals(cell.getTableColumn())
                        && cell.getText() != null
                        && cell.getTableRow().isVisible())
                .map(TableCell::getText)
                .toList());
    }
}
