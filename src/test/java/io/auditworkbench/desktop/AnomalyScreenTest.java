package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auditworkbench.desktop.common.Navigator;
import io.auditworkbench.desktop.common.ScreenId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class AnomalyScreenTest {

    @Test
    void aGroupIsShownWithWhyAndItsEvidence(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            // When
            open(desktop, "A5");

            // Then
            desktop.sees("Refund 17 over 154.76 was requested and approved by frank.weber.")
                    .sees("Why it was flagged")
                    .sees("shop.refunds/17")
                    .sees("status requested→approved")
                    .sees("Nobody has said anything yet.")
                    .sees("Made from rules and stored facts")
                    .pictures("anomaly-finding");
        }
    }

    @Test
    void whatWasSeenStandsBesideWhatIsUsual(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            open(desktop, "A5");
            desktop.sees("154.76 money").sees("usually 82.015 money").sees("of 14 observations");

            Node plot = desktop.node(Node.class, ".range-plot");
            WritableImage drawn = ShownDesktop.onScreen(() -> plot.snapshot(null, null));

            assertThat(ShownDesktop.<String>onScreen(plot::getAccessibleText))
                    .contains("154.76 money", "usually 82.015 money");
            // both marks on one scale from 0: 82.015 of 154.76, and a margin beyond the larger
            double scale = drawn.getWidth() / (154.76 * 1.12);
            assertThat(dots(drawn)).isCloseTo(154.76 * scale, within(12.0));
        }
    }

    /// Where the middle of what is drawn in the strongest blue lies.
    private static double dots(WritableImage drawn) {
        PixelReader pixels = drawn.getPixelReader();
        List<Integer> found = new ArrayList<>();
        for (int x = 0; x < drawn.getWidth(); x++) {
            for (int y = 0; y < drawn.getHeight(); y++) {
                Color colour = pixels.getColor(x, y);
                if (colour.getBlue() - colour.getRed() > 0.45) {
                    found.add(x);
                }
            }
        }
        return found.stream().mapToInt(x -> x).average().orElse(-1);
    }

    @Test
    void aLaneChoosesWhatItsCheckFound(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            open(desktop, "");

            // When
            desktop.click("#lane-reinserted-with-changes");

            // Then
            desktop.sees("1 of 22 groups").sees("33 rows of shop.payments").seesNot("The price of product 42");
        }
    }

    @Test
    void theKeyEExplainsAnEventToo(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            ShownDesktop.onScreen(() -> {
                desktop.desktop().context().navigator().open("E6189");
                return null;
            });
            desktop.settle().press(KeyCode.E).sees("E6189, explained").sees("approved_by NULL → frank.weber");
        }
    }

    @Test
    void aRangeWithoutFindingsSaysWhatWasChecked(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            open(desktop, "");

            // When
            ShownDesktop.onScreen(() -> {
                desktop.desktop().context().navigator().filter("until:2026-10-06");
                return null;
            });

            // Then
            desktop.settle().sees("Nothing was found in this range.").sees("20 checks ran on");
        }
    }

    private static void open(ShownDesktop desktop, String id) {
        ShownDesktop.onScreen(() -> {
            Navigator navigator = desktop.desktop().context().navigator();
            navigator.go(ScreenId.ANOMALIES, id);
            return null;
        });
        desktop.settle();
        ShownDesktop.await("the list to have the focus", () -> desktop.scene().getFocusOwner() instanceof TableView);
    }
}
