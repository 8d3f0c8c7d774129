package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class TimelineScreenTest {

    @Test
    void everyChangeOfTheDemoIsDrawnAndCloserOnesAreShapes(@TempDir Path home) {
        try (ShownDesktop desktop = timeline(home)) {
            desktop.sees("31 d").sees("Find track");
            desktop.pictures("timeline-far");
            for (int i = 0; i < 24; i++) {
                desktop.robot().push(KeyCode.W);
            }
            desktop.settle();

            assertThat(spanText(desktop)).doesNotContain("31 d");
            desktop.pictures("timeline-near");
        }
    }

    @Test
    void keysGoFromMarkToMarkAndSayWhichOneItIs(@TempDir Path home) {
        try (ShownDesktop desktop = timeline(home)) {
            desktop.press(KeyCode.PERIOD).sees("E");
            String first = spoken(desktop);
            desktop.press(KeyCode.PERIOD);
            String second = spoken(desktop);
            desktop.press(KeyCode.COMMA);

            assertThat(first).contains("1 of");
            assertThat(second).contains("2 of").isNotEqualTo(first);
            assertThat(spoken(desktop)).isEqualTo(first);
            assertThat(desktop.desktop().context().navigator().place().subject())
                    .matches("E[0-9]+");
        }
    }

    @Test
    void draggedAreaIsCountedComparedAndListed(@TempDir Path home) {
        try (ShownDesktop desktop = timeline(home)) {
            drag(desktop, 500, 700);

            desktop.sees("Area of").sees("a second");
            desktop.picture("timeline-area-summary");
            desktop.click("#timeline-tab-different").sees("usually");
            desktop.pictures("timeline-area-different");
        }
    }

    @Test
    void areaBecomesARangeOfTheEvents(@TempDir Path home) {
        try (ShownDesktop desktop = timeline(home)) {
            drag(desktop, 500, 700);

            desktop.click("Filter to this");

            Place place = desktop.desktop().context().navigator().place();
            assertThat(place.screen()).isEqualTo(ScreenId.EVENTS);
            assertThat(place.range()).isInstanceOf(TimeRange.Between.class);
        }
    }

    @Test
    void eventsOfTheAreaAreListedAndEscapeClearsIt(@TempDir Path home) {
        try (ShownDesktop desktop = timeline(home)) {
            drag(desktop, 500, 700);
            desktop.click("#timeline-tab-events");

            TableView<?> events = desktop.node(TableView.class, "#timeline-events");
            assertThat(events.getItems()).isNotEmpty();
            desktop.picture("timeline-area-events");
            desktop.click("#timeline-canvas").press(KeyCode.ESCAPE).seesNot("Area of");
        }
    }

    @Test
    void trackIsFoundByAPartOfItsName(@TempDir Path home) {
        try (ShownDesktop desktop = timeline(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.P).type("refund").press(KeyCode.ENTER);

            assertThat(spoken(desktop)).startsWith("refund");
        }
    }

    @Test
    void nothingFoundSaysSoAndOffersEverything(@TempDir Path home) {
        try (ShownDesktop desktop = timeline(home)) {
            ShownDesktop.onScreen(() -> {
                desktop.desktop().context().navigator().filter("actor:nobody-of-this-name");
                return null;
            });

            desktop.settle().sees("Nothing matches actor:nobody-of-this-name");
            desktop.picture("timeline-nothing");
            desktop.click("Show everything");
            desktop.seesNot("Nothing matches");
        }
    }

    private static ShownDesktop timeline(Path home) {
        ShownDesktop desktop = ShownDesktop.demo(home);
        ShownDesktop.await(
                "the demo", () -> desktop.desktop().context().session().store().isPresent());
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(ScreenId.TIMELINE);
            return null;
        });
        desktop.settle();
        Canvas canvas = desktop.node(Canvas.class, "#timeline-canvas Canvas");
        ShownDesktop.await("the focus", canvas::isFocused);
        return desktop;
    }

    private static void drag(ShownDesktop desktop, int from, int until) {
        Canvas canvas = desktop.node(Canvas.class, "#timeline-canvas Canvas");
        Bounds bounds = ShownDesktop.onScreen(() -> canvas.localToScreen(canvas.getBoundsInLocal()));
        double y = bounds.getMinY() + 120;
        desktop.robot()
                .drag(new Point2D(bounds.getMinX() + from, y), MouseButton.PRIMARY)
                .dropTo(new Point2D(bounds.getMinX() + until, y));
        desktop.settle();
    }

    private static String spanText(ShownDesktop desktop) {
        return desktop.node(Label.class, "#timeline-span").getText();
    }

    private static String spoken(ShownDesktop desktop) {
        return desktop.node(Canvas.class, "#timeline-canvas Canvas").getAccessibleText();
    }
}
