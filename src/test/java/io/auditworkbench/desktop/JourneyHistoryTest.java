package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.mcp.McpTrial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// J4, who changed the credit limit of a customer: Ctrl+K, the row's address, Enter; the columns that changed are
/// chips, and what is asked in the window, in the command line and by an assistant has one answer. What else the
/// history of a row tells is here as well.
@Tag("screen")
class JourneyHistoryTest {

    private static final String ROW = "orders/1131";
    private static final String CUSTOMER = "customers/33";

    private static ShownDesktop at(Path home, String asked) {
        return open(ShownDesktop.demo(home), asked);
    }

    private static ShownDesktop open(ShownDesktop desktop, String asked) {
        return desktop.press(KeyCode.CONTROL, KeyCode.K).type(asked).press(KeyCode.ENTER);
    }

    @Test
    void whoChangedARowIsOneAddressAway(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, ROW)) {
            // Then
            desktop.sees("shop.orders/1131")
                    .sees("4 versions of 4")
                    .sees("History starts with the insert of")
                    .sees("status  4")
                    .sees("shipped")
                    .sees("delivered")
                    .sees("v4 svc-web")
                    .picture("history");
        }
    }

    @Test
    void whoChangedTheLimitIsToldAlikeByTheWindowTheCommandLineAndAnAssistant(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, CUSTOMER)) {
            // the column is offered, as it is in the other two
            desktop.sees("5 versions of 5").click("credit_limit  3");
            desktop.sees("3 versions of 5").seesNot("v2").seesNot("v3");
            assertThat(command(desktop)).contains("row history shop.customers/33 --changed credit_limit");
            List<String> shown = shown(desktop);

            // the same without the mouse
            open(desktop, "T88");
            open(desktop, CUSTOMER + " credit_limit").sees("3 versions of 5");
            assertThat(shown(desktop)).isEqualTo(shown);

            String store = onScreen(() ->
                    desktop.desktop().context().session().required().file().toString());
            JsonNode told = json(CommandRun.of(
                            "row", "history", CUSTOMER, "--changed", "credit_limit", "--store", store, "-o", "json")
                    .out());
            JsonNode answered = new McpTrial(Path.of(store))
                    .data("audit_row_history", "{\"table\":\"customers\",\"key\":\"33\",\"changed\":\"credit_limit\"}");
            assertThat(shown).isEqualTo(versions(told.get("items"))).isEqualTo(versions(answered.get("versions")));
            assertThat(shown).hasSize(3).last().isEqualTo("v5 svc-billing credit_limit, updated_by");
            assertThat(answered.get("total").asInt()).isEqualTo(5);

            // When
            desktop.press(KeyCode.ALT, KeyCode.LEFT);

            // Then
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.TRANSACTION);
        }
    }

    /// `v5 svc-billing credit_limit, updated_by` of each version that is drawn, the oldest first.
    private static List<String> shown(ShownDesktop desktop) {
        return onScreen(() -> desktop.node(ListView.class, "#history-versions").lookupAll(".list-cell").stream()
                .filter(cell -> cell instanceof ListCell<?> row && row.getItem() != null)
                .map(JourneyHistoryTest::line)
                .sorted()
                .toList());
    }

    private static String line(Node cell) {
        Labeled changed = (Labeled) cell.lookup(".mono");
        Labeled actor = (Labeled) changed.getParent().getChildrenUnmodifiable().getFirst();
        return String.join(" ", ((Labeled) cell.lookup(".strong")).getText(), actor.getText(), changed.getText())
                .strip();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(text, noJson);
        }
    }

    private static List<String> versions(JsonNode list) {
        return list.valueStream()
                .map(each -> (each.get("version").asText() + " "
                                + each.get("actor").path("name").asText("?") + " "
                                + each.get("changed")
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .collect(Collectors.joining(", ")))
                        .strip())
                .toList();
    }

    @Test
    void aChipLeavesOnlyTheVersionsThatChangedItsColumn(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, ROW)) {
            // When
            desktop.click("updated_by  3");

            // Then
            desktop.sees("3 versions of 4");
            assertThat(place(desktop).subject()).isEqualTo("orders/1131 changed:updated_by");

            // When
            desktop.press(KeyCode.ALT, KeyCode.LEFT);

            // Then
            desktop.sees("4 versions of 4");
        }
    }

    @Test
    void bracketsStepThroughTheVersionsAndCtrlPicksTheOtherSide(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, ROW)) {
            // When
            desktop.press(KeyCode.OPEN_BRACKET);

            // Then
            desktop.sees("− A · v2").sees("+ B · v3");

            // When
            clickWithControl(desktop, "v1");

            // Then
            desktop.settle().sees("− A · v1").sees("+ B · v3").picture("history-a-b");
            assertThat(command(desktop)).contains("row diff shop.orders/1131 --from v1 --to v3");
        }
    }

    @Test
    void blameSaysForEachColumnWhoMadeItSo(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, ROW)) {
            // When
            desktop.press(KeyCode.B);

            // Then
            desktop.sees("Changed by").sees("customer_id").sees("svc-web").picture("history-blame");
            assertThat(command(desktop)).startsWith("audit-workbench row blame shop.orders/1131 --store ");
        }
    }

    @Test
    void aMomentShowsTheWholeRowAsItWas(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, ROW)) {
            // When
            desktop.press(KeyCode.O)
                    .click("#history-moment")
                    .type("2026-10-09T15:00")
                    .press(KeyCode.ENTER);

            // Then
            desktop.sees("The row existed then. v2 by")
                    .sees("INSERT INTO `shop`.`orders`")
                    .picture("history-as-of");
            assertThat(command(desktop)).contains("row show shop.orders/1131 --at 2026-10-09T15:00");
        }
    }

    @Test
    void undoingIsATextThatNobodyRuns(@TempDir Path home) throws Exception {
        try (ShownDesktop desktop = at(home, ROW)) {
            // When
            desktop.press(KeyCode.U);

            // Then
            desktop.sees("START TRANSACTION").sees("-- COMMIT;").picture("history-undo");

            // When
            desktop.press(KeyCode.OPEN_BRACKET).sees("was changed again later");
            desktop.files().toSave = home.resolve("undo.sql");
            desktop.click("#history-back-to-a").click("#history-save").settle();

            // Then
            assertThat(Files.readString(home.resolve("undo.sql"))).contains("-- COMMIT;", "UPDATE `shop`.`orders`");
        }
    }

    @Test
    void relatedRowsAreThoseOfTheSameTransactions(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, ROW)) {
            // When
            desktop.press(KeyCode.R);

            // Then
            desktop.sees("Rows that changed in the 4 transactions")
                    .sees("shop.")
                    .picture("history-related");
        }
    }

    @Test
    void aVersionLeadsToItsTransactionAndBack(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, ROW)) {
            // When
            desktop.press(KeyCode.T);

            // Then
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.TRANSACTION);

            // When
            desktop.sees("duration not recorded").press(KeyCode.H);

            // Then
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.ROW_HISTORY);
            ListView<?> versions = desktop.node(ListView.class, "#history-versions");
            assertThat(versions.getItems()).hasSize(4);
        }
    }

    @Test
    void aRowThatNobodyKnowsIsSaidToBeUnknownAndNearOnesAreOffered(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, "orders/999999")) {
            desktop.sees("No change of shop.orders/999999 was captured")
                    .sees("the nearest keys first")
                    .sees("shop.orders/1838")
                    .seesNot("Exception")
                    .picture("history-unknown");
        }
    }

    /// The Headless platform's mouse knows nothing of the keys that are held down.
    private static void clickWithControl(ShownDesktop desktop, String text) {
        Node node = desktop.robot().lookup(text).query();
        ShownDesktop.onScreen(() -> {
            node.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    0,
                    0,
                    0,
                    0,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    false,
                    null));
            return null;
        });
    }

    private static Place place(ShownDesktop desktop) {
        return ShownDesktop.onScreen(
                () -> desktop.desktop().context().navigator().place());
    }

    private static String command(ShownDesktop desktop) {
        desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        return ShownDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString());
    }
}
