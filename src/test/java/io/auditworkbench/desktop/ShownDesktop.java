package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.DesktopPrograms;
import io.auditworkbench.desktop.widget.FileChoice;
import io.auditworkbench.desktop.widget.Looks;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The desktop in a window, and somebody who clicks, types and looks: what every test of a screen begins with.
///
/// The store is a real one, the wiring that of the program; only the dialogs of the platform are answered by the test.
public final class ShownDesktop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PICTURES = Path.of("target", "screens");

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final FxRobot robot = new FxRobot();
    private final ExecutorService executor =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final ChosenFiles files = new ChosenFiles();
    private final DesktopServices services;
    private final Desktop desktop;
    private final Stage stage;

    /// A test's answer to the platform's dialogs.
    public static final class ChosenFiles implements FileChoice {

        public @Nullable Path toOpen;
        public @Nullable Path toSave;
        public final List<Path> revealed = new ArrayList<>();

        @Override
        public Optional<Path> open(String title) {
            return Optional.ofNullable(toOpen);
        }

        @Override
        public Optional<Path> save(String title, String suggestedName) {
            return Optional.ofNullable(toSave);
        }

        @Override
        public void reveal(Path file) {
            revealed.add(file);
        }
    }

    private ShownDesktop(Path home, Opening opening, Clock clock) {
        DrawingLibraries.ensure();
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException dead) {
            throw new IllegalStateException("JavaFX did not start", dead);
        }
        services = DesktopPrograms.in(home, clock, executor);
        desktop = onScreen(() -> new Desktop(services, files));
        stage = onScreen(Stage::new);
        onScreen(() -> {
            desktop.show(stage, opening);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            return null;
        });
        settle();
    }

    /// The first screen.
    public static ShownDesktop welcome(Path home) {
        return new ShownDesktop(home, new Opening.Welcome(), Clock.systemUTC());
    }

    /// What was open the last time, as the program opens it without arguments.
    public static ShownDesktop again(Path home) {
        return new ShownDesktop(home, new Opening.Last(), Clock.systemUTC());
    }

    /// The demo shop, on Overview.
    public static ShownDesktop demo(Path home) {
        return demo(home, Clock.systemUTC());
    }

    /// The demo shop at another time, or where time passes in another way.
    public static ShownDesktop demo(Path home, Clock clock) {
        return new ShownDesktop(home, new Opening.Demo(""), clock).light();
    }

    /// A store.
    public static ShownDesktop of(Path home, Path store) {
        return new ShownDesktop(home, new Opening.Store(store, ""), Clock.systemUTC()).light();
    }

    private ShownDesktop light() {
        onScreen(() -> {
            desktop.looks().choose(Looks.Theme.LIGHT);
            return null;
        });
        return settle();
    }

    /// The robot, for what has no method here.
    public FxRobot robot() {
        return robot;
    }

    public Desktop desktop() {
        return desktop;
    }

    public ChosenFiles files() {
        return files;
    }

    public DesktopServices services() {
        return services;
    }

    public Scene scene() {
        return stage.getScene();
    }

    /// Presses keys together, as `CONTROL, K`.
    public ShownDesktop press(KeyCode... keys) {
        robot.push(keys);
        return settle();
    }

    /// Types a text into what has the focus.
    public ShownDesktop type(String text) {
        robot.write(text, 0);
        return settle();
    }

    /// Clicks on what a selector finds.
    public ShownDesktop click(String selector) {
        robot.clickOn(selector);
        return settle();
    }

    /// Chooses an entry of a list that drops down, by its place in it.
    public ShownDesktop choose(String selector, int index) {
        ComboBox<?> box = node(ComboBox.class, selector);
        onScreen(() -> {
            box.getSelectionModel().select(index);
            return null;
        });
        return settle();
    }

    /// Waits until nothing is being worked on and everything is drawn.
    public ShownDesktop settle() {
        await("the screens to come to rest", () -> desktop.context().work().isIdle());
        pulse();
        await("the screens to come to rest", () -> desktop.context().work().isIdle());
        pulse();
        return this;
    }

    private static void pulse() {
        for (int i = 0; i < 2; i++) {
            onScreen(() -> null);
        }
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits for a condition on the JavaFX thread.
    public static void await(String what, BooleanSupplier condition) {
        Instant deadline = Clock.systemUTC().instant().plus(PATIENCE);
        while (!onScreen(condition::getAsBoolean)) {
            if (Clock.systemUTC().instant().isAfter(deadline)) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.onSpinWait();
        }
    }

    /// Every text that can be read in the window, from top left.
    public List<String> texts() {
        return onScreen(() -> scene().getRoot().lookupAll("*").stream()
                .filter(ShownDesktop::isSeen)
                .map(ShownDesktop::text)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String text(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText() == null ? "" : labeled.getText();
            case TextInputControl input -> input.getText() == null ? "" : input.getText();
            case Text text -> text.getText();
            default -> "";
        };
    }

    /// Asserts that a text can be read somewhere in the window, waiting for it.
    public ShownDesktop sees(String part) {
        try {
            await("the text \"" + part + "\"", () -> texts().stream().anyMatch(text -> text.contains(part)));
        } catch (AssertionError missing) {
            assertThat(texts()).as("what can be read").anyMatch(text -> text.contains(part));
            throw missing;
        }
        return this;
    }

    /// Asserts that no text of the window has this part.
    public ShownDesktop seesNot(String part) {
        assertThat(texts()).as("what can be read").noneMatch(text -> text.contains(part));
        return this;
    }

    /// A node; fails when there is none.
    public <N extends Node> N node(Class<N> type, String selector) {
        return onScreen(() -> {
            Collection<Node> found = scene().getRoot().lookupAll(selector);
            assertThat(found).as(selector).isNotEmpty();
            return type.cast(found.iterator().next());
        });
    }

    /// Lays the screens out as in a window of this size.
    ///
    /// The Headless platform's screen has 1000 × 1000 pixels, and a window that leaves it at the bottom breaks it; what
    /// is in the window may be larger.
    public ShownDesktop sized(double width, double height) {
        onScreen(() -> {
            scene().getRoot().resize(width, height);
            scene().getRoot().requestLayout();
            return null;
        });
        return settle();
    }

    /// Dresses the window.
    public ShownDesktop themed(Looks.Theme theme) {
        onScreen(() -> {
            desktop.looks().choose(theme);
            return null;
        });
        return settle();
    }

    /// Takes pictures of the screen as it is: light and dark, small and large, as `target/screens/NAME-….png`.
    public ShownDesktop pictures(String name) {
        for (Looks.Theme theme : List.of(Looks.Theme.LIGHT, Looks.Theme.DARK)) {
            themed(theme).sized(1280, 720).picture(name + "-" + theme.word() + "-1280x720");
            sized(1920, 1080).picture(name + "-" + theme.word() + "-1920x1080");
        }
        return themed(Looks.Theme.LIGHT).sized(WIDTH, HEIGHT);
    }

    /// Takes one picture.
    public ShownDesktop picture(String name) {
        settle();
        WritableImage image = onScreen(() -> {
            Region root = (Region) scene().getRoot();
            SnapshotParameters whole = new SnapshotParameters();
            whole.setViewport(new Rectangle2D(0, 0, root.getWidth(), root.getHeight()));
            return root.snapshot(whole, null);
        });
        BufferedImage copy =
                new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        PixelReader reader = image.getPixelReader();
        for (int y = 0; y < copy.getHeight(); y++) {
            for (int x = 0; x < copy.getWidth(); x++) {
                copy.setRGB(x, y, reader.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(PICTURES);
            ImageIO.write(copy, "png", PICTURES.resolve(name + ".png").toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return this;
    }

    /// Asks something on the JavaFX thread.
    public static <T extends @Nullable Object> T onScreen(Supplier<T> question) {
        if (Platform.isFxApplicationThread()) {
            return question.get();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("on the JavaFX thread", failed.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError("the JavaFX thread does not answer", stuck);
        }
    }

    /// The zone in which times are shown in tests.
    public static ZoneOffset zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void close() {
        // a test that failed with a key down would hold it down for the next
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        onScreen(() -> {
            stage.close();
            desktop.close();
            return null;
        });
        executor.shutdownNow();
    }
}
