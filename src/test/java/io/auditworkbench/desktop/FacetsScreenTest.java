package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ListedEvents.filterOf;
import static io.auditworkbench.desktop.ListedEvents.size;
import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.EventType;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What there is to choose from beside the list.
@Tag("screen")
class FacetsScreenTest {

    /// Counting is never too late, however slow the machine is.
    private static final Clock STANDING = Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void aClickIncludesAndAnotherTakesItBack(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "", STANDING)) {
            int all = size(desktop);

            click(desktop, "delete");

            assertThat(filterOf(desktop)).isEqualTo("op:delete");
            assertThat(size(desktop)).isEqualTo(count(desktop, "delete")).isLessThan(all);

            click(desktop, "delete");

            assertThat(filterOf(desktop)).isEmpty();
            assertThat(size(desktop)).isEqualTo(all);
        }
    }

    @Test
    void altAndAClickExclude(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "", STANDING)) {
            int all = size(desktop);
            int inserts = count(desktop, "insert");

            altClick(desktop, facet(desktop, "insert"));

            assertThat(filterOf(desktop)).isEqualTo("-op:insert");
            assertThat(size(desktop)).isEqualTo(all - inserts);
        }
    }

    @Test
    void everyFacetCountsAllEventsOfTheList(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "table:orders", STANDING)) {
            desktop.seesNot("sample");
            assertThat(count(desktop, "shop.orders")).isEqualTo(size(desktop));
        }
    }

    @Test
    void whatTheRulesFoundIsCountedAndChosen(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "op:delete", STANDING)) {
            desktop.sees("Flags");
            Button flag = onScreen(() -> facets(desktop).stream()
                    .filter(button -> button.getTooltip().getText().startsWith("rule:"))
                    .findFirst()
                    .orElseThrow());
            String rule = onScreen(
                    () -> flag.getTooltip().getText().lines().findFirst().orElseThrow());
            int told = count(desktop, rule.substring("rule:".length()));

            onScreen(() -> {
                flag.requestFocus();
                return null;
            });
            desktop.press(KeyCode.ENTER);

            assertThat(filterOf(desktop)).isEqualTo("op:delete " + rule);
            assertThat(size(desktop)).isEqualTo(told).isPositive();
            assertThat(onScreen(() -> desktop.scene().getFocusOwner().getUserData()))
                    .isEqualTo(rule);
            desktop.pictures("events-facets");
        }
    }

    @Test
    void countingThatIsEndedEarlySaysThatItIsASample(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "", new HastyClock())) {
            desktop.sees("sample");
        }
    }

    @Test
    void theUsualColumnsFitBesideTheFacetsInASmallWindow(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "", STANDING)) {
            desktop.sized(1280, 720).press(KeyCode.J).sees("Before");

            assertThat(onScreen(() -> ListedEvents.table(desktop).lookupAll(".scroll-bar").stream()
                            .map(ScrollBar.class::cast)
                            .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                            .anyMatch(Node::isVisible)))
                    .as("a horizontal scroll bar")
                    .isFalse();
            assertThat(onScreen(() -> ListedEvents.table(desktop).lookupAll(".table-cell.column-time .text").stream()
                            .map(text -> ((javafx.scene.text.Text) text).getText())
                            .filter(text -> !text.isEmpty())
                            .toList()))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains("…") || text.contains("..."));
        }
    }

    private static List<Button> facets(ShownDesktop desktop) {
        return desktop.scene().getRoot().lookupAll(".facet").stream()
                .map(Button.class::cast)
                .toList();
    }

    private static Button facet(ShownDesktop desktop, String value) {
        return onScreen(() -> facets(desktop).stream()
                .filter(button -> texts(button).getFirst().equals(value))
                .findFirst()
                .orElseThrow());
    }

    private static List<String> texts(Button facet) {
        return facet.lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    private static int count(ShownDesktop desktop, String value) {
        Button facet = facet(desktop, value);
        return Integer.parseInt(onScreen(() -> texts(facet).getLast()).replace(",", ""));
    }

    private static void click(ShownDesktop desktop, String value) {
        desktop.robot().clickOn(facet(desktop, value));
        desktop.settle();
    }

    /// The robot of the Headless platform tells the mouse nothing of the keys that are down.
    private static void altClick(ShownDesktop desktop, Button facet) {
        onScreen(() -> {
            facet.fireEvent(withAlt(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY));
            facet.fireEvent(withAlt(MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY));
            return null;
        });
        desktop.settle();
        assertThat(onScreen(facet::isArmed)).isFalse();
    }

    private static MouseEvent withAlt(EventType<MouseEvent> type, MouseButton button) {
        return new MouseEvent(
                type, 5, 5, 5, 5, button, 1, false, false, true, false, true, false, false, true, false, true, null);
    }

    /// Each look at it finds that half a second has passed.
    private static final class HastyClock extends Clock {

        private final AtomicLong millis = new AtomicLong(Clock.systemUTC().millis());

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.addAndGet(500));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
