package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of events in the hands of somebody with a mouse, and what it remembers of them.
@Tag("screen")
class EventsByMouseScreenTest {

    @Test
    void facetsCountTheWholeDemoAndAClickIncludes(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "")) {
            Button deletes = facet(desktop, "op:delete");
            String counted = onScreen(deletes::getAccessibleText);

            desktop.seesNot("sample");
            desktop.robot().clickOn(deletes);
            desktop.settle();

            assertThat(filter(desktop)).isEqualTo("op:delete");
            assertThat(counted).contains(String.valueOf(size(desktop)));
            desktop.robot().clickOn(facet(desktop, "op:delete"));
            desktop.settle();
            assertThat(filter(desktop)).isEmpty();
        }
    }

    @Test
    void altExcludes(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "")) {
            int all = size(desktop);
            Button deletes = facet(desktop, "op:delete");

            // the Headless platform says nothing of Alt when the mouse is pressed
            onScreen(() -> {
                deletes.requestFocus();
                return null;
            });
            desktop.press(KeyCode.ALT, KeyCode.ENTER);

            assertThat(filter(desktop)).isEqualTo("-op:delete");
            assertThat(size(desktop)).isPositive().isLessThan(all);
        }
    }

    @Test
    void aFacetOpensToAllOfItsGroups(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "op:insert,update,delete")) {
            desktop.seesNot("shop.role_grants");

            Node more = onScreen(() -> desktop.scene()
                    .getRoot()
                    .lookupAll(".facets .hyperlink")
                    .iterator()
                    .next());
            desktop.robot().clickOn(more);

            desktop.sees("shop.role_grants").sees("fewer");
        }
    }

    @Test
    void marksAreCountedAndStillThereTheNextDay(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "op:delete")) {
            desktop.press(KeyCode.J)
                    .press(KeyCode.M)
                    .press(KeyCode.J)
                    .press(KeyCode.J)
                    .press(KeyCode.J)
                    .press(KeyCode.SHIFT, KeyCode.M)
                    .sees("4 marked")
                    .sees("★");
        }
        try (ShownDesktop desktop = events(home, "op:delete")) {
            desktop.sees("4 marked").sees("★").picture("events-marked");
        }
    }

    @Test
    void aKeptFilterIsOneClickAwayTheNextDay(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "table:refunds op:update")) {
            desktop.press(KeyCode.CONTROL, KeyCode.D).sees("This filter is saved");
        }
        try (ShownDesktop desktop = events(home, "")) {
            desktop.click("#filter-saved").robot().clickOn("table:refunds op:update");
            desktop.settle();
            assertThat(filter(desktop)).isEqualTo("table:refunds op:update");

            go(desktop, "");
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("refunds op").press(KeyCode.ENTER);
            assertThat(filter(desktop)).isEqualTo("table:refunds op:update");

            desktop.press(KeyCode.CONTROL, KeyCode.D);
            desktop.click("#filter-saved");
            assertThat(desktop.robot().lookup(".menu-item").queryAll()).hasSize(1);
            desktop.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void columnsStayAsSomebodyArrangedThem(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "")) {
            TableView<?> table = table(desktop);
            onScreen(() -> {
                column(table, "actor").setVisible(false);
                column(table, "gtid").setVisible(true);
                return null;
            });
            desktop.settle();
        }
        try (ShownDesktop desktop = events(home, "")) {
            assertThat(shownColumns(desktop)).contains("gtid").doesNotContain("actor");
        }
    }

    @Test
    void whatChangedTakesTheRoomThatIsLeftWhereverTheMouseIs(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "")) {
            TableView<?> table = table(desktop);
            double narrow = onScreen(() -> column(table, "change").getWidth());

            desktop.robot().moveTo(cell(desktop, "#events-table", "svc-web"));
            widen(desktop, 1_320);
            widen(desktop, 1_350);

            double wide = onScreen(() -> column(table, "change").getWidth());
            double all = onScreen(() -> table.getVisibleLeafColumns().stream()
                    .mapToDouble(TableColumn::getWidth)
                    .sum());
            assertThat(wide).isGreaterThan(narrow + 50);
            assertThat(all).isLessThanOrEqualTo(onScreen(table::getWidth));
        }
    }

    private static void widen(ShownDesktop desktop, double width) {
        onScreen(() -> {
            desktop.scene().getWindow().setWidth(width);
            return null;
        });
        desktop.settle();
    }

    @Test
    void aCapturedColumnBecomesOneOfTheList(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "table:orders status:new->paid")) {
            desktop.press(KeyCode.CONTROL, KeyCode.BACK_SLASH)
                    .press(KeyCode.CONTROL, KeyCode.BACK_SLASH)
                    .press(KeyCode.J);
            pointAt(desktop, "#events-changes", "status").click("Show or hide as a column of the list");

            assertThat(shownColumns(desktop)).contains("own:status");
            assertThat(ownValues(desktop, "own:status")).isNotEmpty().allMatch("paid"::equals);
            desktop.picture("events-own-column");
        }
        try (ShownDesktop desktop = events(home, "table:orders status:new->paid")) {
            assertThat(ownValues(desktop, "own:status")).isNotEmpty().allMatch("paid"::equals);

            desktop.press(KeyCode.J);
            pointAt(desktop, "#events-changes", "status").click("Show or hide as a column of the list");

            assertThat(shownColumns(desktop)).doesNotContain("own:status");
        }
    }

    @Test
    void theMenuOfALineWritesTheFilter(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "op:delete")) {
            pointAt(desktop, "#events-table", "svc-import");
            assertThat(menu(desktop))
                    .containsExactly(
                            "Open the event",
                            "Apply as filter",
                            "Prepare as filter",
                            "Follow",
                            "Copy",
                            "Show or hide as a column of the list",
                            "Mark",
                            "Add to case …",
                            "Export …");

            // the Headless platform opens no menu beside a menu
            onScreen(() -> {
                Menu apply = (Menu) item(desktop, "Apply as filter");
                apply.getItems().get(2).fire();
                return null;
            });
            desktop.settle();

            assertThat(filter(desktop)).isEqualTo("op:delete actor:svc-import");
        }
    }

    @Test
    void aClickOnTheMinimapGoesThere(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "")) {
            Node map = desktop.node(Node.class, ".minimap");
            Bounds bounds = onScreen(() -> Objects.requireNonNull(map.localToScreen(map.getBoundsInLocal())));

            desktop.robot()
                    .clickOn(bounds.getCenterX(), bounds.getMinY() + bounds.getHeight() / 2, MouseButton.PRIMARY);
            desktop.settle();

            long middle = size(desktop) / 2;
            assertThat(lines(desktop)).anyMatch(line -> Math.abs(line - middle) < size(desktop) / 20);
        }
    }

    /// Chooses a cell and asks for its menu.
    private static ShownDesktop pointAt(ShownDesktop desktop, String table, String text) {
        desktop.robot().clickOn(cell(desktop, table, text));
        desktop.settle().robot().rightClickOn(cell(desktop, table, text));
        return desktop.settle();
    }

    private static List<Integer> lines(ShownDesktop desktop) {
        return onScreen(() -> table(desktop).lookupAll(".table-row-cell").stream()
                .map(row -> ((TableRow<?>) row).getIndex())
                .toList());
    }

    private static List<String> menu(ShownDesktop desktop) {
        return onScreen(() -> Objects.requireNonNull(table(desktop).getContextMenu()).getItems().stream()
                .map(MenuItem::getText)
                .filter(Objects::nonNull)
                .toList());
    }

    private static MenuItem item(ShownDesktop desktop, String text) {
        return Objects.requireNonNull(table(desktop).getContextMenu()).getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ownValues(ShownDesktop desktop, String id) {
        return onScreen(() -> {
            TableView<?> table = table(desktop);
            TableColumn<?, ?> column = column(table, id);
            return table.lookupAll(".table-cell").stream()
                    .map(node -> (TableCell<?, ?>) node)
                    .filter(cell -> column.equals(cell.getTableColumn()) && cell.getText() != null)
                    .map(TableCell::getText)
                    .toList();
        });
    }

    private static List<String> shownColumns(ShownDesktop desktop) {
        return onScreen(() -> table(desktop).getVisibleLeafColumns().stream()
                .map(TableColumn::getId)
                .toList());
    }

    private static TableColumn<?, ?> column(TableView<?> table, String id) {
        return table.getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + id));
    }

    /// A cell that can be seen; a table keeps others for later.
    private static Node cell(ShownDesktop desktop, String table, String text) {
        return onScreen(() -> {
            Node whole = desktop.scene().lookup(table);
            Bounds seen = whole.localToScene(whole.getLayoutBounds());
            return whole.lookupAll(".table-cell").stream()
                    .filter(node -> node instanceof TableCell<?, ?> cell
                            && text.equals(cell.getText())
                            && cell.getTableRow() != null
                            && cell.getTableRow().isVisible()
                            && seen.contains(cell.localToScene(cell.getLayoutBounds())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no cell " + text));
        });
    }

    private static Button facet(ShownDesktop desktop, String term) {
        return onScreen(() -> desktop.scene().getRoot().lookupAll(".facet").stream()
                .filter(node -> ("facet " + term).equals(node.getId()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no facet " + term)));
    }

    private static TableView<?> table(ShownDesktop desktop) {
        return desktop.node(TableView.class, "#events-table");
    }

    private static ShownDesktop events(Path home, String filter) {
        ShownDesktop desktop = ShownDesktop.demo(home);
        ShownDesktop.await(
                "the demo", () -> desktop.desktop().context().session().store().isPresent());
        // the Headless platform's screen is small, and a menu that leaves it at the bottom breaks it
        onScreen(() -> {
            desktop.scene().getWindow().setHeight(600);
            return null;
        });
        return go(desktop, filter);
    }

    private static ShownDesktop go(ShownDesktop desktop, String filter) {
        onScreen(() -> {
            desktop.desktop().context().navigator().to(new Place(ScreenId.EVENTS, "", filter, TimeRange.everything()));
            return null;
        });
        return desktop.settle();
    }

    private static String filter(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().navigator().place().filter());
    }

    private static int size(ShownDesktop desktop) {
        return onScreen(() -> table(desktop).getItems().size());
    }
}
