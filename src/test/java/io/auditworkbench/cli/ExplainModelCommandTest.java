package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.GoldenText;
import io.auditworkbench.testing.ScriptedAnswers;
import io.auditworkbench.testing.ScriptedOllama;
import io.auditworkbench.testing.ScriptedOllama.Mode;
import io.auditworkbench.workbench.StoredNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `explain` with a language model, over HTTP and to the letter: `golden/cli/explain_model_*.txt`.
class ExplainModelCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path store = Path.of("");
    private final ScriptedOllama server = new ScriptedOllama();

    @BeforeEach
    void write() {
        store = StoredNotes.write(folder, List.of("goodwill", "a gift"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private CommandRun explain(Map<String, String> environment, String... words) {
        CommandRun.Setting setting = new CommandRun.Setting();
        environment.forEach(setting::with);
        return setting.run(Stream.concat(Stream.of("explain", "A1", "--store", store.toString()), Stream.of(words))
                .toArray(String[]::new));
    }

    private CommandRun explain(String... words) {
        return explain(
                Map.of(
                        "OLLAMA_HOST", server.url(),
                        "AUDITCTL_MODEL", ScriptedOllama.MODEL,
                        "XDG_CONFIG_HOME", folder.resolve("config").toString()),
                words);
    }

    private void isSaid(String name, CommandRun run) {
        GoldenText.of("cli/explain_model_" + name + ".txt")
                .isSaidBy((run.out() + "--- stderr\n" + run.err() + "--- exit " + run.exitCode() + "\n")
                        .replaceAll("· \\d+\\.\\d s ·", "· 0.0 s ·")
                        .replace(server.url(), "SERVER")
                        .replace(store.toString(), "NOTES"));
    }

    @Test
    void theHonestTheLiarAndNobodyAreThreeScreens() {
        server.answering(ScriptedAnswers::honest);
        isSaid("honest", explain());
        server.answering(ScriptedAnswers::lying);
        isSaid("lying", explain("--again"));
        isSaid("lying_md", explain("--again", "-o", "md"));
        server.close();
        isSaid("down", explain("--again"));
    }

    @Test
    void everyFailureLeavesTheFactsAndExitsWell() {
        String facts = explain("--no-llm").out();
        for (Mode mode : List.of(Mode.NO_MODEL_404, Mode.HTML_502, Mode.CUT, Mode.LENGTH, Mode.ERROR_IN_THE_MIDDLE)) {
            server.doing(mode);
            CommandRun run = explain();
            assertThat(run.exitCode()).as(mode.name()).isZero();
            assertThat(run.out()).as(mode.name()).startsWith(facts).contains("The text above is complete without it.");
            assertThat(run.out()).as(mode.name()).doesNotContain("Exception", "\tat ", "null");
        }
    }

    @Test
    void programsGetTheClaimsWithTheirChecks() throws IOException {
        server.answering(ScriptedAnswers::lying);

        JsonNode item = JSON.readTree(explain("-o", "json").out()).get("items").get(0);

        assertThat(item.path("model").asText()).isEqualTo(ScriptedOllama.MODEL);
        JsonNode narration = item.path("narration");
        assertThat(narration.path("verdict").asText()).isEqualTo("partly supported");
        assertThat(narration.path("evidence").asBoolean(true)).isFalse();
        assertThat(narration.path("claims")).hasSize(6);
        assertThat(narration.path("claims").get(0).path("supported").asBoolean())
                .isTrue();
        assertThat(narration.path("claims").get(1).path("dropped").asText()).isEqualTo("wrong_value");
        assertThat(item.path("sections")).isNotEmpty();
    }

    @Test
    void theSameQuestionIsAskedOnceAlsoByAnotherProcess() {
        server.answering(ScriptedAnswers::honest);

        explain();
        CommandRun second = explain();

        assertThat(second.out()).contains("kept from 20");
        assertThat(server.chats()).isEqualTo(1);
        explain("--again");
        assertThat(server.chats()).isEqualTo(2);
    }

    @Test
    void statusSaysHowOftenAnAnswerWasThere() {
        server.answering(ScriptedAnswers::honest);
        explain();
        explain();

        assertThat(CommandRun.of("status", "--store", store.toString()).out())
                .contains("1 answers kept, 50 % of 2 questions answered from them");
        assertThat(CommandRun.of("status", "--store", store.toString(), "-o", "json")
                        .out())
                .contains("\"kept\": 1");
    }

    @Test
    void whatIsSentCanBeSeenAndSendsNothing() {
        CommandRun run = explain("--show-prompt");

        assertThat(run.out())
                .contains("<data>")
                .contains("\"after\":\"goodwill\"")
                .contains("A1");
        assertThat(server.requests()).isEmpty();
        assertThat(explain("--no-llm").out()).doesNotContain("What a model makes of it");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aDayIsNarratedBelowItsFactsAndHeldToThem() {
        server.answering(ScriptedAnswers::ofDay);
        CommandRun plain = summary();
        CommandRun run = summary("--narrate");

        assertThat(plain.exitCode()).as(plain.err()).isZero();
        assertThat(run.out()).startsWith(plain.out());
        assertThat(run.out())
                .contains("The facts make it partly supported: 2 of 3 sentences hold.")
                .contains("The model was shown counts, and no change one by one.")
                .contains("It gives a number that the cited facts do not come to.");
        assertThat(server.chats()).isEqualTo(1);
        assertThat(summary("--narrate", "-o", "json").exitCode()).isEqualTo(2);
        assertThat(summary("--narrate").out()).contains("kept from");
        assertThat(server.chats()).isEqualTo(1);
    }

    private CommandRun summary(String... words) {
        CommandRun.Setting setting =
                new CommandRun.Setting().with("OLLAMA_HOST", server.url()).with("AUDITCTL_MODEL", ScriptedOllama.MODEL);
        return setting.run(Stream.concat(
                        Stream.of("summary", "--day", "2026-11-20", "--store", store.toString()), Stream.of(words))
                .toArray(String[]::new));
    }

    @Test
    void aTimeoutIsKept() {
        server.doing(Mode.SLOW_HEAD);

        CommandRun run = explain("--timeout", "300ms");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("was not done within");
    }

    @Test
    void wrongSettingsSayWhatIsWrongAndWhere() throws IOException {
        Path file = folder.resolve("config").resolve("audit-workbench").resolve("model.properties");
        Files.createDirectories(file.getParent());
        for (String line :
                List.of("temprature = 0", "context-tokens = 12", "temperature = warm", "url = ://", "remote = maybe")) {
            Files.writeString(file, line + "\n");
            CommandRun run =
                    explain(Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()));
            assertThat(run.exitCode()).as(line).isEqualTo(2);
            assertThat(run.err()).as(line).contains("model.properties: " + line.substring(0, line.indexOf(' ')));
        }
    }

    @Test
    void anotherComputerIsAskedOnlyWhereSomebodyAllowedIt() {
        CommandRun run = explain(Map.of("OLLAMA_HOST", "models.example:1", "AUDITCTL_MODEL", "m"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("The model is at models.example, not on this computer, so nothing was sent to it.");
    }
}
