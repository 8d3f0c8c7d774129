package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.widget.Looks;
import io.auditworkbench.testing.ScriptedAnswers;
import io.auditworkbench.testing.ScriptedOllama;
import io.auditworkbench.testing.ScriptedOllama.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a language model makes of a finding, over the demo and a scripted server.
@Tag("screen")
class NarrationScreenTest {

    private static final String TEMPLATE = "The quantity of stock/80,2 was changed by -5 by ivan.horvat";

    private final ScriptedOllama server = new ScriptedOllama().answering(ScriptedAnswers::honest);

    @TempDir
    private Path home;

    private Path settings = Path.of("");

    @BeforeEach
    void pointToTheServer() throws IOException {
        settings = home.resolve("config").resolve("audit-workbench").resolve("model.properties");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "url = " + server.url() + "\nmodel = " + ScriptedOllama.MODEL + "\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static void explain(ShownDesktop desktop) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().open("A1");
            return null;
        });
        desktop.settle().sees(TEMPLATE);
    }

    private static void press(ShownDesktop desktop, String id) {
        Button button = desktop.node(Button.class, id);
        ShownDesktop.onScreen(() -> {
            button.fire();
            return null;
        });
    }

    /// As somebody sees it who went to it.
    private static void picture(ShownDesktop desktop, String name) {
        desktop.sized(1280, 720);
        press(desktop, "#explanation-jump");
        desktop.picture(name + "-light-1280x720").themed(Looks.Theme.DARK).picture(name + "-dark-1280x720");
        desktop.sized(1920, 1080);
        press(desktop, "#explanation-jump");
        desktop.picture(name + "-dark-1920x1080").themed(Looks.Theme.LIGHT).picture(name + "-light-1920x1080");
    }

    @Test
    void theFactsComeFirstAndTheModelOnlyWhenItIsAsked() {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            explain(desktop);
            desktop.sees("What a language model makes of it").sees("Ask scripted:latest");
            assertThat(server.chats()).isZero();

            press(desktop, "#narration-ask");
            desktop.settle()
                    .sees("Draft by scripted:latest · on this computer")
                    .sees("not evidence")
                    .sees("The facts make it supported: 4 of 4 sentences hold.")
                    .sees("The on hand of shop.stock/80,2 changed.")
                    .sees("(ivan.horvat: corroborated)")
                    .sees("What it thinks it could be")
                    .sees(TEMPLATE);
            picture(desktop, "narration-told");

            press(desktop, "#narration-again");
            desktop.settle();
            assertThat(server.chats()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotSupportedIsUnderlinedAndSaidToBe() {
        server.answering(ScriptedAnswers::lying);
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            explain(desktop);
            press(desktop, "#narration-ask");
            desktop.settle()
                    .sees("The facts make it partly supported: 1 of 6 sentences hold.")
                    .sees("Not supported by the evidence shown")
                    .sees("It names somebody who is not known to have made the change.")
                    .sees(TEMPLATE);
            picture(desktop, "narration-lying");
            Text lie = (Text) ShownDesktop.onScreen(() -> desktop.scene()
                    .getRoot()
                    .lookupAll(".narration-dropped")
                    .iterator()
                    .next());
            assertThat(ShownDesktop.<Boolean>onScreen(lie::isUnderline)).isTrue();
        }
    }

    @Test
    void chipsLeadToTheEvidence() {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            explain(desktop);
            press(desktop, "#narration-ask");
            desktop.settle().sees("Draft by");
            Button chip = (Button) ShownDesktop.onScreen(() -> desktop.scene()
                    .getRoot()
                    .lookupAll(".narration-claim .cite")
                    .iterator()
                    .next());
            assertThat(ShownDesktop.<String>onScreen(chip::getText)).isEqualTo("E4323");

            ShownDesktop.onScreen(() -> {
                chip.fire();
                return null;
            });
            desktop.settle().sees("E4323").sees("shop.stock");
        }
    }

    @Test
    void aModelThatDoesNotAnswerCanBeStoppedAndLeavesTheFacts() throws InterruptedException {
        server.doing(Mode.SLOW_HEAD);
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            explain(desktop);
            press(desktop, "#narration-ask");
            desktop.sees("is being asked. Its first answer can take 20 seconds.")
                    .sees("Stop");
            server.awaitBegun();

            press(desktop, "#narration-stop");
            desktop.settle().sees("The model was stopped.").sees("Again").sees(TEMPLATE);
        }
    }

    @Test
    void aServerThatIsGoneIsOneLine() {
        server.close();
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            explain(desktop);
            press(desktop, "#narration-ask");
            desktop.settle()
                    .sees("No language model answers at " + server.url())
                    .sees(TEMPLATE);
            picture(desktop, "narration-down");
        }
    }

    @Test
    void whatIsSentCanBeSeen() {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            explain(desktop);
            press(desktop, "#narration-sent");
            desktop.settle();
            TextArea prompt = desktop.node(TextArea.class, "#narration-prompt");
            assertThat(ShownDesktop.<String>onScreen(prompt::getText))
                    .contains("<data>")
                    .contains("\"after\":\"33\"");
            assertThat(server.chats()).isZero();
        }
    }

    @Test
    void aModelIsSetUpInThreeSteps() throws IOException {
        Files.writeString(settings, "url = " + server.url() + "\n");
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            explain(desktop);
            desktop.sees("No language model is set up.").sees("Add a local model (optional)");

            press(desktop, "#narration-setup");
            desktop.settle()
                    .sees("✓ 1. Ollama answers at " + server.url())
                    .sees("✗ 2. It has llama3.2:3b.")
                    .sees("Ollama does not have the model llama3.2:3b.")
                    .sees("ollama pull llama3.2:3b")
                    .pictures("narration-card");
            TextField name = desktop.node(TextField.class, "#model-name");
            ShownDesktop.onScreen(() -> {
                name.setText(ScriptedOllama.MODEL);
                return null;
            });
            press(desktop, "#model-check");
            desktop.settle().sees("✓ 2. It has scripted:latest.");
            press(desktop, "#model-use");
            desktop.settle().sees("Draft by scripted:latest");
        }
        assertThat(Files.readString(settings))
                .contains("model = scripted:latest")
                .contains("url = " + server.url());
    }
}
