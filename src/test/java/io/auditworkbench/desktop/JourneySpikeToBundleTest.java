package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.widget.Histogram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// J2, from a spike to signed evidence in under twelve acts: drag over the bars, compare with the usual, the finding
/// with its explanation, `t` its transaction, `h` the row's history, `c` into a case with a note, the evidence bundle
/// of the case. Only the drag is done by mouse, and the keys choose the same range.
@Tag("screen")
class JourneySpikeToBundleTest {

    private static final int MOST_ACTS = 12;

    private int acts;

    @Test
    void aSpikeOfDeletionsBecomesTheSignedBundleOfACase(@TempDir Path home) throws IOException {
        Path bundle = home.resolve("evidence-C1.zip");
        Path csv = home.resolve("incident.csv");
        try (ShownDesktop desktop = deletionsOf(home)) {
            TimeRange byKeys = chosenByKeys(desktop);
            desktop.press(KeyCode.ALT, KeyCode.LEFT);
            assertThat(place(desktop).range()).isEqualTo(TimeRange.everything());

            act(() -> dragOverTheSpike(desktop));
            assertThat(place(desktop).range()).isEqualTo(byKeys).isInstanceOf(TimeRange.Between.class);
            act(() -> desktop.press(KeyCode.CONTROL, KeyCode.B));
            desktop.sees("What is different about these?").sees("ivan.horvat").sees("shop.stock_movements");
            act(() -> desktop.press(KeyCode.ESCAPE));

            act(() -> desktop.press(KeyCode.N));
            act(() -> desktop.press(KeyCode.A));
            desktop.sees("ivan.horvat deleted 132 rows of shop.stock_movements.")
                    .sees("Why it was flagged")
                    .sees("Made from rules and stored facts");
            act(() -> desktop.press(KeyCode.T));
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.TRANSACTION);
            String transaction = place(desktop).subject();
            act(() -> desktop.press(KeyCode.H));
            assertThat(place(desktop).subject()).startsWith("shop.stock_movements/");
            desktop.sees("History starts with");

            act(() -> desktop.press(KeyCode.C));
            desktop.type("Who let him?");
            act(() -> desktop.press(KeyCode.ENTER));
            desktop.sees("C1  ").sees("✓ as pinned").sees("Who let him?");
            desktop.files().toSave = bundle;
            act(() -> desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E));
            desktop.sees("What will leave");
            act(() -> desktop.press(KeyCode.ENTER));
            desktop.sees("evidence-C1.zip is written").picture("journey-spike-to-bundle");
            desktop.press(KeyCode.ESCAPE);

            assertThat(acts).isLessThan(MOST_ACTS);

            // the tour takes this way for its last step, too
            desktop.press(KeyCode.ALT, KeyCode.DIGIT1).sees("✓  Export the evidence");

            // and the transaction alone is two more keys away, as a file for a sheet
            desktop.files().toSave = csv;
            desktop.press(KeyCode.CONTROL, KeyCode.K).type(transaction).press(KeyCode.ENTER);
            desktop.press(KeyCode.CONTROL, KeyCode.E).sees("Only " + transaction);
            desktop.press(KeyCode.ENTER).sees("incident.csv is written").picture("journey-spike-to-csv");
            assertThat(transactions(csv)).containsOnly(transaction);
        }
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            assertThat(zip.getEntry("manifest.sig")).isNotNull();
            String notebook =
                    new String(zip.getInputStream(zip.getEntry("case.md")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(notebook).contains("DEMO DATA", "Who let him?", "E14545", "ivan.horvat");
        }
    }

    private void act(Runnable doing) {
        acts++;
        doing.run();
    }

    private static ShownDesktop deletionsOf(Path home) {
        ShownDesktop desktop = ShownDesktop.demo(home);
        ShownDesktop.await(
                "the demo", () -> desktop.desktop().context().session().store().isPresent());
        onScreen(() -> {
            desktop.desktop()
                    .context()
                    .navigator()
                    .to(new Place(ScreenId.EVENTS, "", "op:delete", TimeRange.everything()));
            return null;
        });
        return desktop.settle();
    }

    /// The highest bar and the one before it: Tab, the arrow, Shift and the arrow, Enter.
    private static TimeRange chosenByKeys(ShownDesktop desktop) {
        Histogram histogram = tabToTheHistogram(desktop);
        int spike = spike(histogram);
        while (onScreen(histogram::bar) != spike) {
            desktop.robot().push(onScreen(histogram::bar) > spike ? KeyCode.LEFT : KeyCode.RIGHT);
        }
        desktop.press(KeyCode.SHIFT, KeyCode.LEFT).press(KeyCode.ENTER);
        return place(desktop).range();
    }

    private static Histogram tabToTheHistogram(ShownDesktop desktop) {
        for (int i = 0; i < 30; i++) {
            Node focused = onScreen(() -> desktop.scene().getFocusOwner());
            if (focused instanceof Histogram histogram) {
                return histogram;
            }
            desktop.press(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to the histogram");
    }

    private static void dragOverTheSpike(ShownDesktop desktop) {
        Histogram histogram = desktop.node(Histogram.class, ".histogram");
        Bounds at = onScreen(() -> histogram.localToScreen(histogram.getBoundsInLocal()));
        int spike = spike(histogram);
        double width = at.getWidth() / onScreen(() -> histogram.shown().bars().size());
        double y = at.getCenterY();
        desktop.robot()
                .drag(new Point2D(at.getMinX() + (spike - 0.5) * width, y), MouseButton.PRIMARY)
                .dropTo(new Point2D(at.getMinX() + (spike + 0.5) * width, y));
        desktop.settle();
    }

    private static int spike(Histogram histogram) {
        List<Long> totals = onScreen(
                () -> histogram.shown().bars().stream().map(bar -> bar.total()).toList());
        return IntStream.range(0, totals.size())
                .reduce((a, b) -> totals.get(b) > totals.get(a) ? b : a)
                .orElseThrow();
    }

    private static Place place(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().navigator().place());
    }

    private static List<String> transactions(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(1);
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .distinct()
                .toList();
    }
}
