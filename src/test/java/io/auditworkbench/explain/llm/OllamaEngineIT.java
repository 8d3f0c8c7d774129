package io.auditworkbench.explain.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.explain.ModelReply;
import io.auditworkbench.explain.ModelReply.Failed;
import io.auditworkbench.explain.ModelReply.Kind;
import io.auditworkbench.explain.ModelReply.Whole;
import io.auditworkbench.explain.NarrationModel.Presence;
import io.auditworkbench.explain.NarrationModel.Request;
import io.auditworkbench.masking.PromptMasker;
import io.auditworkbench.testing.EngineSamples;
import io.auditworkbench.testing.MiniOllama;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a script cannot show: tokens that are really counted, grammars that are really kept, seeds, and an engine that
/// is stopped in the middle.
class OllamaEngineIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int ANSWER_TOKENS = 160;
    private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool();

    private static MiniOllama server;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> whyNot = MiniOllama.whyItCannotRun();
        Assumptions.assumeTrue(whyNot.isEmpty(), () -> whyNot.orElse(""));
        server = MiniOllama.tiny();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        EXECUTOR.shutdownNow();
    }

    @Test
    void everyAnswerOfAHundredKeepsToTheSchema() throws Exception {
        OllamaModel model = model(MiniOllama.TRAINED, MiniOllama.CONTEXT_TOKENS);

        for (EngineSamples sample : EngineSamples.all()) {
            Whole whole = whole(model.ask(asking(sample.question()), _ -> {}));

            JsonNode answer = JSON.readTree(whole.text());
            assertThat(answer.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("severity", "direction", "explanation");
            assertThat(answer.get("severity").asText()).isIn("low", "medium", "high");
            assertThat(answer.get("direction").asText()).isIn("above", "below", "at");
            assertThat(answer.get("explanation").asText()).hasSizeLessThanOrEqualTo(200);
            assertThat(whole.promptTokens()).isPositive();
            assertThat(whole.answerTokens()).isBetween(1, ANSWER_TOKENS);
        }
    }

    /// That the schema is kept is the grammar's work: the model has no such words.
    @Test
    void aSchemaThatTheModelNeverSawIsKeptToo() throws Exception {
        Map<String, Object> schema = Map.of(
                "type",
                "object",
                "properties",
                Map.of("colour", Map.of("type", "string", "enum", List.of("red", "green"))),
                "required",
                List.of("colour"));
        Request request = new Request(
                PromptMasker.prompt("", EngineSamples.all().getFirst().question(), List.of()),
                schema,
                ANSWER_TOKENS,
                LONG,
                () -> true);

        Whole whole = whole(model(MiniOllama.TRAINED, MiniOllama.CONTEXT_TOKENS).ask(request, _ -> {}));

        assertThat(JSON.readTree(whole.text()).path("colour").asText()).isIn("red", "green");
    }

    /// The two that the check of numbers is for: one that is mostly right, and one that is mostly wrong.
    @Test
    void theNumbersOfOneModelAreMostlyRightAndOfTheOtherMostlyWrong() throws Exception {
        assertThat(rightNumbers(MiniOllama.TRAINED)).isBetween(85, 99);
        assertThat(rightNumbers(MiniOllama.EARLY)).isBetween(0, 15);
    }

    private static int rightNumbers(String name) throws Exception {
        OllamaModel model = model(name, MiniOllama.CONTEXT_TOKENS);
        int right = 0;
        for (EngineSamples sample : EngineSamples.all()) {
            Request request = new Request(
                    PromptMasker.prompt("", sample.question(), List.of()), Map.of(), ANSWER_TOKENS, LONG, () -> true);
            ModelReply reply = model.ask(request, _ -> {});
            if (reply instanceof Whole whole) {
                JsonNode answer = JSON.readTree(whole.text());
                right += numbers(answer).equals(numbers(sample.answer())) ? 1 : 0;
            } else {
                // without a schema it may miss its end
                assertThat(failed(reply).kind()).isEqualTo(Kind.BAD_OUTPUT);
            }
        }
        return right;
    }

    @Test
    void theSameQuestionHasTheSameAnswerEachTimeItIsAsked() {
        OllamaModel model = model(MiniOllama.TRAINED, MiniOllama.CONTEXT_TOKENS);
        String question = EngineSamples.all().getFirst().question();
        StringBuilder heard = new StringBuilder();

        Whole first = whole(model.ask(asking(question), heard::append));
        Whole second = whole(model.ask(asking(question), _ -> {}));

        assertThat(second.text()).isEqualTo(first.text()).isEqualTo(heard.toString());
        assertThat(second.promptTokens()).isEqualTo(first.promptTokens());
    }

    @Test
    void aQuestionThatIsTooLongIsNotSent() {
        int before = server.chats();

        Failed failed = failed(
                model(MiniOllama.TRAINED, MiniOllama.CONTEXT_TOKENS).ask(asking("metric ".repeat(200)), _ -> {}));

        assertThat(failed.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(server.chats()).isEqualTo(before);
    }

    /// A model whose context is shorter than we were told.
    @Test
    void aQuestionThatTheServerFindsTooLongIsRefusedByIt() {
        int before = server.chats();

        Failed failed = failed(model(MiniOllama.TRAINED, 4_096).ask(asking("metric 1234 ".repeat(200)), _ -> {}));

        assertThat(failed.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(server.chats()).isEqualTo(before + 1);
    }

    @Test
    void anAnswerThatMayNotBeLongEnoughIsNone() {
        Request request = new Request(
                PromptMasker.prompt("", EngineSamples.all().getFirst().question(), List.of()),
                EngineSamples.schema(),
                5,
                LONG,
                () -> true);

        Failed failed =
                failed(model(MiniOllama.TRAINED, MiniOllama.CONTEXT_TOKENS).ask(request, _ -> {}));

        assertThat(failed.kind()).isEqualTo(Kind.BAD_OUTPUT);
    }

    /// Any other form of question makes the model repeat a word until it is stopped.
    @Test
    void nonsenseIsNoAnswerAndEndsInTime() {
        Request request = new Request(
                PromptMasker.prompt("You explain changes.", "What happened to order 4711?", List.of()),
                Map.of(),
                ANSWER_TOKENS,
                LONG,
                () -> true);

        ModelReply reply = model(MiniOllama.TRAINED, MiniOllama.CONTEXT_TOKENS).ask(request, _ -> {});

        assertThat(failed(reply).kind()).isEqualTo(Kind.BAD_OUTPUT);
    }

    @Test
    void aQuestionThatIsStoppedInTheMiddleLeavesTheEngineFree() {
        OllamaModel model = model(MiniOllama.TRAINED, MiniOllama.CONTEXT_TOKENS);
        AtomicInteger pieces = new AtomicInteger();
        String question = EngineSamples.all().getFirst().question();
        Request request = new Request(
                PromptMasker.prompt("", question, List.of()),
                EngineSamples.schema(),
                ANSWER_TOKENS,
                LONG,
                () -> pieces.get() < 3);

        Failed stopped = failed(model.ask(request, _ -> pieces.incrementAndGet()));
        Whole next = whole(model.ask(asking(question), _ -> {}));

        assertThat(stopped.kind()).isEqualTo(Kind.STOPPED);
        assertThat(next.text()).startsWith("{").endsWith("}");
    }

    @Test
    void theWeightsAreToldByTheirDigest() {
        assertThat(model(MiniOllama.TRAINED, MiniOllama.CONTEXT_TOKENS).presence())
                .isEqualTo(new Presence.There(
                        MiniOllama.TRAINED, "0823f220bee3955e7ac0031a50c12afe47776f888a8c8a7b635e03379fe8d5a4"));
        assertThat(model(MiniOllama.EARLY, MiniOllama.CONTEXT_TOKENS).presence())
                .isEqualTo(new Presence.There(
                        MiniOllama.EARLY, "b29fc520992e4f3a68bd47a3b526367b881deed39e85af8fafc1a71c7ad36181"));
    }

    private static OllamaModel model(String name, int contextTokens) {
        return new OllamaModel(OllamaSettings.of(server.url(), name, contextTokens, 0, 42, LONG), EXECUTOR);
    }

    private static Request asking(String question) {
        return new Request(
                PromptMasker.prompt("", question, List.of()), EngineSamples.schema(), ANSWER_TOKENS, LONG, () -> true);
    }

    private static String numbers(JsonNode answer) {
        return answer.get("explanation").asText().replaceAll("[^0-9 ]", "").strip();
    }

    private static Whole whole(ModelReply reply) {
        assertThat(reply).isInstanceOf(Whole.class);
        return (Whole) reply;
    }

    private static Failed failed(ModelReply reply) {
        assertThat(reply).isInstanceOf(Failed.class);
        return (Failed) reply;
    }
}
