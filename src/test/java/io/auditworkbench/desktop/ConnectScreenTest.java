package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class ConnectScreenTest {

    @Test
    void whereNobodyListensTheFailingStepSaysWhatToDo(@TempDir Path home) throws IOException {
        int port = freePort();
        try (ShownDesktop desktop = connect(home)) {
            // When
            desktop.click("#connect-paste").type("mysql -h 127.0.0.1 -P" + port + " -u reader -psecret-7 shop");
            desktop.click("#connect-test");

            // Then
            desktop.sees("✓")
                    .sees("Find the host")
                    .sees("✗")
                    .sees("Reach the port")
                    .sees("127.0.0.1:" + port);
            desktop.pictures("connect-refused");
        }
    }

    @Test
    void aPastedAddressFillsTheFieldsInAndBackLosesNothing(@TempDir Path home) throws IOException {
        int port = freePort();
        try (ShownDesktop desktop = connect(home)) {
            // When
            desktop.click("#connect-paste")
                    .type("jdbc:mysql://127.0.0.1:" + port + "/shop?user=reader&sslMode=DISABLED")
                    .click("#connect-next")
                    .sees("Nothing was checked")
                    .click("#connect-back");

            // Then
            assertThat(text(desktop, "#connect-user")).isEqualTo("reader");
            assertThat(text(desktop, "#connect-port")).isEqualTo(String.valueOf(port));
        }
    }

    @Test
    void escapeAsksBeforeItForgets(@TempDir Path home) {
        try (ShownDesktop desktop = connect(home)) {
            // When
            desktop.click("#connect-user").type("reader").press(KeyCode.ESCAPE);

            // Then
            desktop.sees("Leave and forget what you filled in?").click("#connect-keep");
            assertThat(text(desktop, "#connect-user")).isEqualTo("reader");
            desktop.click("#connect-user").press(KeyCode.ESCAPE).click("#connect-discard");
            assertThat(desktop.desktop().context().navigator().place().screen()).isEqualTo(ScreenId.WELCOME);
        }
    }

    @Test
    void thePasswordReachesNoFile(@TempDir Path home) throws IOException {
        int port = freePort();
        try (ShownDesktop desktop = connect(home)) {
            desktop.click("#connect-paste").type("mysql://reader:secret-7@127.0.0.1:" + port + "/");
            desktop.click("#connect-test").sees("✗");
            Path settings = desktop.services().settings();
            assertThat(Files.isRegularFile(settings) ? Files.readString(settings) : "")
                    .doesNotContain("secret-7");
        }
    }

    private static String text(ShownDesktop desktop, String selector) {
        return ShownDesktop.onScreen(
                () -> desktop.node(TextField.class, selector).getText());
    }

    private static ShownDesktop connect(Path home) {
        ShownDesktop desktop = ShownDesktop.welcome(home);
        desktop.click("#welcome-connect");
        return desktop;
    }

    private static int freePort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }
}
