package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.workbench.StoreFeed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that grows while somebody reads it: the writer is real, and writes when the test says so.
@Tag("screen")
class LiveFollowScreenTest {

    private static final long FIRST = 500;
    private static final long PER_TICK = 40;

    private final Semaphore ticks = new Semaphore(0);
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void whatComesInIsOnTopAndWhoeverReadsIsNotMoved(@TempDir Path home) throws Exception {
        Path store = home.resolve("growing.awb");
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            CountDownLatch begun = new CountDownLatch(1);
            StoreFeed feed = new StoreFeed(Clock.systemUTC(), executor);
            StoreFeed.Plan plan = new StoreFeed.Plan(store, FIRST, PER_TICK);
            Future<Long> writing = executor.submit(() -> feed.write(plan, begun::countDown, this::awaitTick));
            begun.await();
            try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
                // Given
                desktop.press(KeyCode.ALT, KeyCode.DIGIT2).press(KeyCode.CONTROL, KeyCode.K);
                desktop.press(KeyCode.ESCAPE);
                TableView<?> table = desktop.node(TableView.class, "#events-table");
                int before = ShownDesktop.onScreen(() -> table.getItems().size());
                assertThat(before).isPositive();

                // When nobody reads, the list follows
                ticks.release();
                ShownDesktop.await("rows that came", () -> table.getItems().size() > before);

                // When somebody reads a line, it stays, and what waits is counted
                desktop.press(KeyCode.DOWN).press(KeyCode.DOWN);
                long read = ShownDesktop.onScreen(() -> selected(desktop));
                int listed = ShownDesktop.onScreen(() -> table.getItems().size());
                ticks.release();
                Button pill = desktop.node(Button.class, "#events-pill");
                ShownDesktop.await("the pill that counts", pill::isVisible);
                assertThat(ShownDesktop.onScreen(pill::getText)).contains("new");
                assertThat(ShownDesktop.<Integer>onScreen(() -> table.getItems().size()))
                        .isEqualTo(listed);
                assertThat(ShownDesktop.<Long>onScreen(() -> selected(desktop))).isEqualTo(read);
                desktop.picture("events-live");

                // Then nothing is missing when it is let in: the list has as many lines as the log has events
                desktop.press(KeyCode.END);
                ShownDesktop.await("every event in the list", () -> isWhole(desktop, table));
            }
            over.countDown();
            ticks.release();
            assertThat(writing.get()).isGreaterThanOrEqualTo(FIRST + 2 * PER_TICK);
        }
    }

    private static long selected(ShownDesktop desktop) {
        String subject = desktop.desktop().context().navigator().place().subject();
        return Long.parseLong(subject.substring(1));
    }

    private static boolean isWhole(ShownDesktop desktop, TableView<?> table) {
        OpenStore store = desktop.desktop().context().session().required();
        return table.getItems().size() == store.reading().browser().newest();
    }

    private boolean awaitTick() {
        try {
            return ticks.tryAcquire(1, TimeUnit.MINUTES) && over.getCount() > 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
