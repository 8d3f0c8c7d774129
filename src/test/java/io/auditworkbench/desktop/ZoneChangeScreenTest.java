package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.StoredShop;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The zone is changed while everything is open: no screen goes on with the times of the former one.
@Tag("screen")
class ZoneChangeScreenTest {

    /// What was shown in UTC, of which nothing is left half an hour and five hours east of it.
    private static final String FORMER = ".*\\b(02:13:07|09:12:00|10:30:00|11:30:00|13:00:00).*";

    @Test
    void noScreenGoesOnWithTheFormerZone(@TempDir Path home) {
        List<String> stale = new ArrayList<>();
        try (ShownDesktop desktop = ShownDesktop.of(home, StoredShop.write(home))) {
            zone(desktop, "UTC");
            for (ScreenId screen : ScreenId.values()) {
                go(desktop, screen, subject(screen));
            }
            go(desktop, ScreenId.EVENTS, "E12");
            desktop.sees("2026-11-21 02:13:07.481522");

            zone(desktop, "Asia/Kolkata");

            for (ScreenId screen : ScreenId.values()) {
                go(desktop, screen, subject(screen));
                desktop.texts().stream()
                        .filter(text -> text.matches(FORMER) && !text.contains("Z"))
                        .forEach(text -> stale.add(screen + ": " + text));
            }
            go(desktop, ScreenId.EVENTS, "E12");
            desktop.sees("2026-11-21 07:43:07.481522").picture("zone-events");
            go(desktop, ScreenId.ROW_HISTORY, "shop.orders/1042");
            desktop.sees("2026-11-21 07:43:07.481522");
        }
        assertThat(stale).isEmpty();
    }

    @Test
    void aRangeThatIsWrittenIsTheOneThatIsShown(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.of(home, StoredShop.write(home))) {
            zone(desktop, "Asia/Kolkata");
            TimeRange range =
                    new TimeRange.Between(Instant.parse("2026-11-20T09:00:00Z"), Instant.parse("2026-11-21T02:14:00Z"));
            at(desktop, range);

            // what the dialog offers is taken for the same moments
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("between two").press(KeyCode.ENTER);
            assertThat(text(desktop, "#range-from")).isEqualTo("2026-11-20 14:30+05:30");
            desktop.picture("zone-range").press(KeyCode.ENTER);
            assertThat(range(desktop)).isEqualTo(range);

            // a copied command has moments and no clock time
            desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
            assertThat(ShownDesktop.onScreen(
                            () -> Clipboard.getSystemClipboard().getString()))
                    .contains("--since 2026-11-20T09:00:00Z --until ")
                    .doesNotContain("14:30");
        }
    }

    @Test
    void aTimeThatTheClocksShowedTwiceIsAskedAbout(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.of(home, StoredShop.write(home))) {
            zone(desktop, "Europe/Berlin");
            at(
                    desktop,
                    new TimeRange.Between(
                            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z")));

            desktop.sees("2026-10-25 02:30+02:00").sees("2026-10-25 02:30+01:00");
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("between two").press(KeyCode.ENTER);
            desktop.click("#range-from")
                    .press(KeyCode.CONTROL, KeyCode.A)
                    .type("2026-10-25 02:30")
                    .press(KeyCode.ENTER);
            desktop.sees("showed 2026-10-25 02:30 twice")
                    .sees("2026-10-25T02:30+02:00")
                    .picture("zone-twice");
            assertThat(text(desktop, "#range-from")).isEqualTo("2026-10-25 02:30");
        }
    }

    private static TimeRange range(ShownDesktop desktop) {
        desktop.settle();
        return ShownDesktop.onScreen(
                () -> desktop.desktop().context().navigator().place().range());
    }

    private static String text(ShownDesktop desktop, String selector) {
        TextInputControl field = desktop.node(TextInputControl.class, selector);
        return ShownDesktop.onScreen(field::getText);
    }

    private static String subject(ScreenId screen) {
        return switch (screen) {
            case EVENTS -> "E12";
            case TRANSACTION -> "T5";
            case ROW_HISTORY -> "shop.orders/1042";
            default -> "";
        };
    }

    /// As somebody does it, in the settings.
    private static void zone(ShownDesktop desktop, String id) {
        go(desktop, ScreenId.SETTINGS, "");
        desktop.choose(
                "#set-times-zone",
                desktop.node(ComboBox.class, "#set-times-zone").getItems().indexOf(id));
    }

    private static void at(ShownDesktop desktop, TimeRange range) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().to(new Place(ScreenId.EVENTS, "", "", range));
            return null;
        });
        desktop.settle();
    }

    private static void go(ShownDesktop desktop, ScreenId screen, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().range(TimeRange.everything());
            desktop.desktop().context().navigator().go(screen, subject);
            return null;
        });
        desktop.settle();
    }
}
