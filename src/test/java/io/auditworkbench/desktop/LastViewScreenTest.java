package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.StrangeShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class LastViewScreenTest {

    private static final Place DELETIONS = new Place(
            ScreenId.EVENTS,
            "E14988",
            "op:delete",
            new TimeRange.Between(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-04T00:00:00Z")));

    @Test
    void theWindowOpensWhereItWasClosed(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            go(desktop, DELETIONS);
        }
        try (ShownDesktop desktop = ShownDesktop.again(home)) {
            desktop.sees("E14988").sees("DEMO DATA");
            assertThat(place(desktop)).isEqualTo(DELETIONS);
            assertThat(ShownDesktop.<Boolean>onScreen(() -> desktop.desktop()
                            .context()
                            .navigator()
                            .canGoBackProperty()
                            .get()))
                    .isFalse();
        }
    }

    @Test
    void aCrashLosesNothingOfIt(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            go(desktop, DELETIONS);
            Path file = desktop.services().settings();

            ShownDesktop.await(
                    "the view to be kept while the window is open",
                    () -> new DesktopSettings(file).list("view.last").contains("op:delete"));
        }
    }

    @Test
    void aStoreThatIsGoneIsSaidOnTheFirstScreen(@TempDir Path home) throws IOException {
        Path store = StrangeShop.pictures(home);
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            go(desktop, new Place(ScreenId.EVENTS, "E1", "", TimeRange.everything()));
        }
        Files.move(store, home.resolve("elsewhere.awb"));
        try (ShownDesktop desktop = ShownDesktop.again(home)) {
            desktop.sees("pictures.awb").sees("Explore the demo").picture("last-view-gone");
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.WELCOME);
        }
    }

    @Test
    void whoClosedTheStoreBeginsOnTheFirstScreen(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            go(desktop, DELETIONS);
            ShownDesktop.onScreen(() -> {
                desktop.desktop().opening().close();
                return null;
            });
            Path file = desktop.services().settings();
            ShownDesktop.await(
                    "the view to be forgotten",
                    () -> new DesktopSettings(file).list("view.last").isEmpty());
        }
        try (ShownDesktop desktop = ShownDesktop.again(home)) {
            desktop.sees("Explore the demo");
        }
    }

    @Test
    void whatCannotBeToldAnyMoreIsTheFirstScreen(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            new DesktopSettings(desktop.services().settings())
                    .put("view.last", java.util.List.of("demo", "no-such-screen", "", "", "yesterday"));
        }
        try (ShownDesktop desktop = ShownDesktop.again(home)) {
            desktop.sees("Explore the demo");
        }
    }

    private static void go(ShownDesktop desktop, Place place) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().to(place);
            return null;
        });
        desktop.settle();
    }

    private static Place place(ShownDesktop desktop) {
        return ShownDesktop.onScreen(
                () -> desktop.desktop().context().navigator().place());
    }
}
