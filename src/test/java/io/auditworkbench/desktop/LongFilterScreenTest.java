package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A filter that looks at every event for a long time, and somebody who does not wait for it.
@Tag("screen")
class LongFilterScreenTest {

    @Test
    void aLongSearchSaysHowFarItIsAndCancelKeepsWhatItFound(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "")) {
            int all = ListedEvents.size(desktop);
            ask(desktop, slow("op:update"));

            awaitCancel(desktop);
            assertThat(desktop.texts()).anyMatch(text -> text.matches("Scanned .+ of .+ · .+ found"));
            desktop.robot().clickOn("#events-cancel");

            desktop.settle()
                    .sees("Partial: stopped after")
                    .sees("shown, partial")
                    .picture("events-partial");
            assertThat(ListedEvents.size(desktop)).isBetween(1, all - 1);
            assertThat(isCancelSeen(desktop)).isFalse();
        }
    }

    @Test
    void theNextLongSearchCanBeCancelledToo(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "")) {
            ask(desktop, slow("op:update"));
            awaitCancel(desktop);
            desktop.robot().clickOn("#events-cancel");
            desktop.settle().sees("Partial: stopped after");

            ask(desktop, slow("op:insert"));
            awaitCancel(desktop);
            desktop.seesNot("Partial: stopped after").robot().clickOn("#events-cancel");

            desktop.settle().sees("Partial: stopped after");
        }
    }

    /// Expressions that RE2 has to follow in many ways at once, for each text anew: a minute of work, never waited for.
    private static String slow(String quick) {
        return IntStream.range(0, 16)
                .mapToObj(i -> "status~\"(\\\\w?){900}" + i + "\"")
                .collect(Collectors.joining(" or ", quick + " or ", ""));
    }

    private static void ask(ShownDesktop desktop, String filter) {
        onScreen(() -> {
            desktop.desktop().context().navigator().to(new Place(ScreenId.EVENTS, "", filter, TimeRange.everything()));
            return null;
        });
    }

    private static void awaitCancel(ShownDesktop desktop) {
        ShownDesktop.await("something to cancel with", () -> isCancelSeen(desktop));
    }

    private static boolean isCancelSeen(ShownDesktop desktop) {
        Node cancel = desktop.node(Node.class, "#events-cancel");
        return onScreen(() -> cancel.isVisible() && cancel.getParent().isVisible());
    }
}
