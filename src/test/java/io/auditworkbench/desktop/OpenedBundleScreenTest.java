package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.testing.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle that is opened, as by a double click, is verified; what came of it stands on the first screen.
@Tag("screen")
class OpenedBundleScreenTest {

    @TempDir
    private Path home;

    private Path store = Path.of("");
    private Path bundle = Path.of("");

    @BeforeEach
    void handOut() throws IOException {
        store = home.resolve("shop.awb");
        bundle = home.resolve("evidence.auditbundle");
        Path changes = Files.write(
                home.resolve("changes.ndjson"),
                RecordedRequest.of("single-plain").stream()
                        .map(RecordedRequest::body)
                        .toList());
        command("import", changes.toString());
        command("bundle", "table:orders", "--to", bundle.toString());
    }

    private void command(String... words) {
        CommandRun run = CommandRun.of(Stream.concat(Stream.of(words), Stream.of("--store", store.toString()))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void whatIsAsItWasSignedIsSaidToBeIntactAndHowFarThatGoes() {
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            desktop.files().toOpen = bundle;

            desktop.click("#welcome-open").sees("Intact: ");

            desktop.sees(bundle.toString())
                    .sees("whose first key is")
                    .sees("What is not in the bundle, it says nothing of.");
            desktop.picture("bundle-intact");
        }
    }

    @Test
    void aByteThatIsAnotherIsSaidToBeNotIntactAlsoWhileAStoreIsOpen() throws IOException {
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            ShownDesktop.onScreen(() -> {
                desktop.desktop().opening().open(bundle);
                return null;
            });
            desktop.settle();

            desktop.sees("Not intact: ").sees("Do not rely on it.");
            assertThat(desktop.desktop().context().navigator().place().screen()).isEqualTo(ScreenId.WELCOME);
            desktop.picture("bundle-not-intact");
        }
    }
}
