package io.auditworkbench.explain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.explain.ModelReply;
import io.auditworkbench.explain.NarrationModel.Request;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Sight;
import io.auditworkbench.explain.evidence.EvidenceSet.Subject;
import io.auditworkbench.explain.llm.OllamaModel;
import io.auditworkbench.explain.llm.OllamaSettings;
import io.auditworkbench.masking.PromptMasker;
import io.auditworkbench.testing.EngineSamples;
import io.auditworkbench.testing.MiniOllama;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A real engine with a model that is mostly right, and one that is mostly wrong: the guard drops exactly what is
/// wrong.
class EngineGuardIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUESTION =
            Pattern.compile("metric (\\S+) value (\\d+) baseline (\\d+) sigma (\\S+) event (.+)");

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        executor.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({MiniOllama.TRAINED + ", 80", MiniOllama.EARLY + ", 0"})
    void theGuardDropsExactlyTheWrongOnes(String name, int leastRight) throws IOException {
        Assumptions.assumeTrue(
                MiniOllama.whyItCannotRun().isEmpty(), () -> "the engine's native library cannot be loaded here");
        int right = 0;
        List<String> wrongly = new ArrayList<>();
        try (MiniOllama server = MiniOllama.tiny()) {
            OllamaModel model = new OllamaModel(
                    OllamaSettings.of(server.url(), name, MiniOllama.CONTEXT_TOKENS, 0, 42, Duration.ofSeconds(60)),
                    executor);
            for (EngineSamples sample : EngineSamples.all()) {
                String said = firstSentence(answer(model, sample));
                boolean isTrue = said.equals(firstSentence(sample.answer()));
                right += isTrue ? 1 : 0;
                if (check(sample.question(), said) != isTrue) {
                    wrongly.add((isTrue ? "dropped: " : "believed: ") + said + " of " + sample.question());
                }
            }
        }

        System.out.printf(
                Locale.ROOT, "%s: %d of 100 sentences right, guard wrong about %d%n", name, right, wrongly.size());
        assertThat(right).isGreaterThanOrEqualTo(leastRight);
        assertThat(wrongly).isEmpty();
    }

    private static JsonNode answer(OllamaModel model, EngineSamples sample) throws IOException {
        ModelReply reply = model.ask(
                new Request(
                        PromptMasker.prompt("", sample.question(), List.of()),
                        EngineSamples.schema(),
                        160,
                        Duration.ofSeconds(60),
                        () -> true),
                _ -> {});
        assertThat(reply).as(sample.question()).isInstanceOf(ModelReply.Whole.class);
        return JSON.readTree(((ModelReply.Whole) reply).text());
    }

    /// Without the guess at a cause, which is no fact.
    private static String firstSentence(JsonNode answer) {
        String text = answer.path("explanation").asText();
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static boolean check(String question, String said) {
        Matcher metric = QUESTION.matcher(question);
        assertThat(metric.matches()).isTrue();
        EvidenceSet evidence = new EvidenceSet(
                new Subject("A1", "finding", "metric", "1", question),
                List.of(),
                List.of(new Figure(metric.group(1), metric.group(2), metric.group(3), "")),
                List.of(),
                Sight.INCOMPLETE,
                List.of());
        ObjectNode claim = JSON.createObjectNode()
                .put("type", "rule")
                .put("field", metric.group(1))
                .put("number", metric.group(2))
                .put("text", said);
        claim.putArray("events").add("A1");
        List<ClaimReader.Item> items = ClaimReader.read(JSON.createObjectNode()
                        .<ObjectNode>set("claims", JSON.createArrayNode().add(claim))
                        .toString())
                .orElseThrow();
        return new ClaimChecker(evidence, Vocabulary.of(List.of()))
                .check(items)
                .getFirst()
                .isSupported();
    }
}
