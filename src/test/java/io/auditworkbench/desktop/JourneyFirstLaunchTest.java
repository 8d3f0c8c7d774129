package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// J0, the first launch: the first screen offers three ways, Enter opens the demo on its findings, and a tour of six
/// steps leads from a finding to the evidence bundle of it. Each step ticks when the thing is done, by the tour or by
/// another way; what leaves says that it is demo data.
@Tag("screen")
class JourneyFirstLaunchTest {

    private static final List<String> STEPS = List.of(
            "See all that was found",
            "A refund its requester approved",
            "The transaction that approved it",
            "The refund, version by version",
            "Have the finding explained",
            "Export the evidence");

    @Test
    void enterOpensTheDemoAndTheTourLeadsToItsEvidence(@TempDir Path home) throws IOException {
        Path bundle = home.resolve("evidence-A5.zip");
        Path csv = home.resolve("refund.csv");
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            // the first screen, with nothing read and nothing clicked
            desktop.sees("Explore the demo").sees("Connect to MySQL").sees("Open a store");
            desktop.press(KeyCode.ENTER).sees("The price of product 42 was lowered");
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.OVERVIEW);
            desktop.sees("DEMO DATA");
            assertThat(ticked(desktop)).isEmpty();

            // by the tour
            desktop.click("#tour-findings");
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.ANOMALIES);

            // by the palette
            open(desktop, "A5").sees("Refund 17 over 154.76 was requested and approved by frank.weber.");
            assertThat(ticked(desktop)).containsExactly(STEPS.get(0), STEPS.get(1));

            // by the tour to the transaction, and by a key from there to the row
            desktop.click("#tour-transaction").sees("duration not recorded");
            assertThat(place(desktop).subject()).isEqualTo("T2264");
            desktop.press(KeyCode.H).sees("shop.refunds/17").sees("approved");
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.ROW_HISTORY);

            // by a key on the finding
            open(desktop, "A5").press(KeyCode.E).sees("A5, explained").picture("anomaly-explained");
            desktop.press(KeyCode.ESCAPE);
            assertThat(ticked(desktop)).containsExactly(STEPS.subList(0, 5).toArray(String[]::new));

            // by the tour: the bundle of this finding, and nothing is ticked before it is there
            desktop.files().toSave = bundle;
            desktop.click("#tour-export")
                    .sees("What will leave")
                    .sees("Only A5")
                    .press(KeyCode.ESCAPE);
            assertThat(ticked(desktop)).doesNotContain(STEPS.get(5));
            desktop.click("#tour-export").press(KeyCode.ENTER).sees("evidence-A5.zip is written: 2 events");
            desktop.press(KeyCode.ESCAPE);
            assertThat(ticked(desktop)).isEqualTo(STEPS);
            desktop.sees("That was all of it.").picture("tour-done");

            desktop.files().toSave = csv;
            open(desktop, "shop.refunds/17").press(KeyCode.CONTROL, KeyCode.E).press(KeyCode.ENTER);
            desktop.sees("refund.csv is written");
        }
        assertThat(page(bundle)).contains("DEMO DATA", "E6189", "frank.weber");
        assertThat(Files.readString(csv)).contains("frank.weber");
        assertThat(Files.readString(home.resolve("refund.csv.manifest.json"))).contains("DEMO DATA");
    }

    /// What has a tick, looked at where the tour is.
    private static List<String> ticked(ShownDesktop desktop) {
        desktop.press(KeyCode.ALT, KeyCode.DIGIT1).sees("A tour in six steps");
        return onScreen(() -> desktop.scene().getRoot().lookupAll(".tour-step").stream()
                .map(step -> ((Button) step).getText())
                .filter(text -> text.startsWith("✓"))
                .map(text -> text.substring(1).strip())
                .toList());
    }

    private static ShownDesktop open(ShownDesktop desktop, String id) {
        return desktop.press(KeyCode.CONTROL, KeyCode.K).type(id).press(KeyCode.ENTER);
    }

    private static Place place(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().navigator().place());
    }

    private static String page(Path bundle) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            return new String(zip.getInputStream(zip.getEntry("index.html")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
