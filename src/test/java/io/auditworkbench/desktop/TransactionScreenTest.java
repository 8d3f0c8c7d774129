package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class TransactionScreenTest {

    /// The largest transaction of the demo.
    private static final String LARGE = "T4665";

    private static ShownDesktop at(Path home, String id) {
        ShownDesktop desktop = ShownDesktop.demo(home);
        return desktop.press(KeyCode.CONTROL, KeyCode.K).type(id).press(KeyCode.ENTER);
    }

    @Test
    void theKeyEExplainsTheTransaction(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            ShownDesktop.onScreen(() -> {
                desktop.desktop().context().navigator().open("T2264");
                return null;
            });
            desktop.settle()
                    .sees("T2264")
                    .press(KeyCode.E)
                    .sees("T2264, explained")
                    .picture("transaction-explained");
        }
    }

    @Test
    void aTransactionShowsItsStepsItsTablesAndItsSums(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, LARGE)) {
            // Then
            desktop.sees("256 changes in")
                    .sees("took ? (duration not recorded)")
                    .sees("All 256");
            assertThat(steps(desktop)).isEqualTo(256);
            desktop.pictures("transaction");

            // When
            desktop.press(KeyCode.SLASH).type("nothing has this");

            // Then
            desktop.sees("Nothing in this transaction has this text");
            assertThat(steps(desktop)).isZero();
        }
    }

    @Test
    void theNetEffectSaysWhatBecameOfEachRow(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, LARGE)) {
            // When
            desktop.press(KeyCode.N);

            // Then
            desktop.sees("Outcome").picture("transaction-net");
            assertThat(command(desktop)).startsWith("audit-workbench trace T4665 --net --store ");
        }
    }

    @Test
    void aTransactionIsPutBesideTheLastOneThatBeganAlike(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, "T900")) {
            // When
            desktop.press(KeyCode.C);

            // Then
            desktop.sees("The last one of this actor that began alike").sees("shop.payments insert");

            // When
            desktop.click("#transaction-other")
                    .press(KeyCode.CONTROL, KeyCode.A)
                    .type(LARGE)
                    .press(KeyCode.ENTER);

            // Then
            desktop.sees("▼ 255").picture("transaction-compare");
        }
    }

    @Test
    void theStepsOfAnActorAreOneKeyApart(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, "T900")) {
            // When
            desktop.press(KeyCode.U);

            // Then
            Place later = place(desktop);
            assertThat(later.screen()).isEqualTo(ScreenId.TRANSACTION);
            assertThat(number(later)).isGreaterThan(900);

            // When
            desktop.press(KeyCode.SHIFT, KeyCode.U);

            // Then
            assertThat(number(place(desktop))).isEqualTo(900);

            // When
            desktop.press(KeyCode.F);

            // Then
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.EVENTS);
            assertThat(place(desktop).filter()).isEqualTo("actor:svc-web");
        }
    }

    @Test
    void aSingleChangeIsShownAtOnceAndLeadsToItsRow(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, "T900")) {
            // Then
            desktop.sees("1 change in 1 table").sees("148.21").seesNot("All 1").picture("transaction-single");

            // When
            desktop.press(KeyCode.H);

            // Then
            assertThat(place(desktop).subject()).isEqualTo("shop.payments/133");
        }
    }

    @Test
    void aTransactionThatDoesNotExistIsSaidNotToExist(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, "T99999999")) {
            desktop.sees("There is no T99999999").seesNot("Exception");
        }
    }

    private static int steps(ShownDesktop desktop) {
        TableView<?> table = desktop.node(TableView.class, "#transaction-table");
        return ShownDesktop.onScreen(() -> table.getItems().size());
    }

    private static long number(Place place) {
        return Long.parseLong(place.subject().substring(1));
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
