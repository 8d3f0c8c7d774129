package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.Looks;
import io.auditworkbench.testing.SmallDisk;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is really full, where this process may mount one: what somebody wrote stays, and no half file is left.
@Tag("screen")
class FullDiskScreenTest {

    @Test
    void whatSomebodyWroteStaysUntilThereIsRoom(@TempDir Path home, @TempDir Path folder) throws IOException {
        try (SmallDisk disk = mounted(folder);
                ShownDesktop desktop = ShownDesktop.of(home, StoredShop.write(disk.root()))) {
            go(desktop, ScreenId.CASES, "");
            desktop.click("#cases-begin").type("First").press(KeyCode.ENTER).sees("C1  First");
            Path ballast = fill(disk);

            desktop.click("#cases-begin").type("Second").press(KeyCode.ENTER);
            desktop.sees("The disk that holds the store is full.")
                    .sees("Free space")
                    .seesNot("Exception");
            assertThat(text(desktop, "#case-line")).isEqualTo("Second");
            desktop.picture("full-dialog").press(KeyCode.ESCAPE);

            desktop.click("#case-notes").press(KeyCode.CONTROL, KeyCode.END).type("What I saw.");
            desktop.click("#case-items").sees("What you wrote is not in the store yet");
            assertThat(text(desktop, "#case-notes")).endsWith("What I saw.");
            desktop.themed(Looks.Theme.DARK).picture("full-notes");

            Files.delete(ballast);
            desktop.click("#case-again").sees("2 versions").seesNot("is full");
        }
    }

    @Test
    void noHalfFileIsLeftOfAnExport(@TempDir Path home, @TempDir Path folder) throws IOException {
        Path store = StoredShop.write(home);
        try (SmallDisk disk = mounted(folder);
                ShownDesktop desktop = ShownDesktop.of(home, store)) {
            fill(disk);
            for (String format : new String[] {"csv", "xlsx", "pdf", "html"}) {
                go(desktop, ScreenId.EVENTS, "");
                desktop.files().toSave = disk.root().resolve("events." + format);
                desktop.press(KeyCode.CONTROL, KeyCode.E)
                        .click("#export-" + format)
                        .click("#export-write");
                desktop.sees("There is no room to write").sees("Make room").seesNot("Exception");
                // and the next try is one key away
                assertThat(ShownDesktop.<Boolean>onScreen(desktop.node(Button.class, "#export-write")::isDisabled))
                        .isFalse();
                desktop.picture("full-export-" + format).press(KeyCode.ESCAPE);
            }
            go(desktop, ScreenId.CASES, "");
            desktop.click("#cases-begin").type("First").press(KeyCode.ENTER).sees("C1  First");
            desktop.files().toSave = disk.root().resolve("C1.html");
            desktop.click("#case-export").click("#case-export-html").sees("There is no room to write");
            go(desktop, ScreenId.EVENTS, "");
            desktop.files().toSave = disk.root().resolve("evidence.zip");
            desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E)
                    .click("#export-write")
                    .sees("evidence.zip; nothing was kept of it")
                    .picture("full-bundle");
            try (Stream<Path> left = Files.list(disk.root())) {
                assertThat(left)
                        .extracting(path -> path.getFileName().toString())
                        .containsExactly("ballast");
            }
        }
    }

    private static SmallDisk mounted(Path folder) throws IOException {
        Optional<SmallDisk> disk = SmallDisk.mount(folder.resolve("disk"), 4);
        Assumptions.assumeTrue(disk.isPresent(), "this process may not mount");
        return disk.get();
    }

    /// To the last byte.
    private static Path fill(SmallDisk disk) throws IOException {
        Path ballast = disk.root().resolve("ballast");
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[4_096];
            while (disk.root().toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        }
        return ballast;
    }

    private static String text(ShownDesktop desktop, String selector) {
        TextInputControl field = desktop.node(TextInputControl.class, selector);
        return ShownDesktop.onScreen(field::getText);
    }

    private static void go(ShownDesktop desktop, ScreenId screen, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(screen, subject);
            return null;
        });
        desktop.settle();
    }
}
