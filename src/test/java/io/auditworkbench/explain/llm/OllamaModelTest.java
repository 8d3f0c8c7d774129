package io.auditworkbench.explain.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.explain.ModelReply;
import io.auditworkbench.explain.ModelReply.Failed;
import io.auditworkbench.explain.ModelReply.Kind;
import io.auditworkbench.explain.NarrationModel.Presence;
import io.auditworkbench.explain.NarrationModel.Request;
import io.auditworkbench.masking.MaskedPrompt;
import io.auditworkbench.masking.PromptMasker;
import io.auditworkbench.testing.ScriptedOllama;
import io.auditworkbench.testing.ScriptedOllama.Mode;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OllamaModelTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String ANSWER = "{\"claims\":[{\"text\":\"Grüße, 東京 🙂\"}]}";

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScriptedOllama server = new ScriptedOllama().answering(_ -> ANSWER);

    @AfterEach
    void close() {
        server.close();
        executor.shutdownNow();
    }

    private OllamaModel model(String url, String name, Duration head, Duration stall) {
        return new OllamaModel(
                new OllamaSettings(url, name, 4_096, 0, 42, head, head, stall, Duration.ofMillis(10)), executor);
    }

    private OllamaModel model() {
        return model(server.url(), ScriptedOllama.MODEL, LONG, LONG);
    }

    private static MaskedPrompt prompt() {
        return PromptMasker.prompt("Answer in JSON.", "What happened? ".repeat(20), List.of());
    }

    private static Request request(Duration total) {
        return new Request(prompt(), Map.of("type", "object"), 100, total, () -> true);
    }

    private static Failed failed(ModelReply reply) {
        assertThat(reply).isInstanceOf(Failed.class);
        return (Failed) reply;
    }

    @ParameterizedTest
    @EnumSource(names = {"OK", "SPLIT", "UNKNOWN_FIELDS", "UNCOUNTED", "NO_CONTENT"})
    void aWholeAnswerIsHeardPieceByPiece(Mode mode) {
        server.doing(mode);
        StringBuilder heard = new StringBuilder();

        ModelReply reply = model().ask(request(LONG), heard::append);

        assertThat(reply).isInstanceOfSatisfying(ModelReply.Whole.class, whole -> {
            assertThat(whole.text()).isEqualTo(ANSWER);
            assertThat(whole.promptTokens() > 0).isEqualTo(mode != Mode.UNCOUNTED);
            assertThat(whole.answerTokens()).isEqualTo(3);
            assertThat(whole.first()).isPositive();
        });
        assertThat(heard).hasToString(ANSWER);
    }

    @Test
    void everyCallSaysEverything() {
        OllamaModel model = model();
        model.ask(request(LONG), _ -> {});
        model.ask(request(LONG), _ -> {});

        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.path("model").asText()).isEqualTo(ScriptedOllama.MODEL);
            assertThat(request.path("stream").asBoolean()).isTrue();
            assertThat(request.path("think").isBoolean()
                            && !request.path("think").asBoolean())
                    .isTrue();
            assertThat(request.path("keep_alive").asText()).isEqualTo("5m");
            assertThat(request.path("format").path("type").asText()).isEqualTo("object");
            assertThat(request.path("messages")).hasSize(2);
            assertThat(request.path("tools").isEmpty()).isTrue();
            JsonNode options = request.path("options");
            assertThat(options.path("num_ctx").asInt()).isEqualTo(4_096);
            assertThat(options.path("num_predict").asInt()).isEqualTo(100);
            assertThat(options.path("seed").asInt()).isEqualTo(42);
            assertThat(options.path("top_k").asInt()).isEqualTo(1);
            assertThat(options.path("temperature").asDouble(-1)).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_LONG_400, TOO_LONG, 1, longer than what",
        "NO_MODEL_404, NO_MODEL, 1, does not have the model scripted:latest",
        "RATE_429, BUSY, 3, too much to do",
        "BUSY_503, BUSY, 3, too much to do",
        "DEAD_500, OTHER, 2, model runner has unexpectedly stopped",
        "HTML_200, BAD_OUTPUT, 1, does not speak as Ollama does",
        "HTML_502, BAD_OUTPUT, 1, does not speak as Ollama does",
        "ERROR_IN_THE_MIDDLE, INTERRUPTED, 1, an error was encountered while running the model",
        "CUT, INTERRUPTED, 1, broke off",
        "LENGTH, BAD_OUTPUT, 1, was cut",
        "LOAD, BAD_OUTPUT, 1, for another reason than its end",
        "PROMPT_CUT, TOO_LONG, 1, only a part of the facts",
        "NEVER_ENDS, BAD_OUTPUT, 1, without an end",
        "CONTEXT_FULL, TOO_LONG, 1, only a part of the facts",
        "WRONG_MODEL_400, OTHER, 1, does not support generate",
        "LIBRARY_MISSING_500, OTHER, 2, libggml-cuda.so not found",
        "ECHO_500, OTHER, 2, The server refused",
        "SILENCE, INTERRUPTED, 1, broke off",
        "BARE_LOAD, BAD_OUTPUT, 1, for another reason than its end",
    })
    void eachFailureIsNamedAndAskedAgainOnlyWhereThatCanHelp(Mode mode, Kind kind, int calls, String words) {
        server.doing(mode);

        Failed failed = failed(model().ask(request(LONG), _ -> {}));

        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.happened()).contains(words).endsWith(".");
        assertThat(failed.nextStep()).endsWith(".");
        assertThat(failed.happened() + failed.nextStep())
                .doesNotContain("Exception", "null", "<html>", "What happened?");
        assertThat(server.chats()).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource({"BUSY_503, 2", "RATE_429, 1", "DEAD_500, 1"})
    void whatPassesIsAskedAgain(Mode mode, int times) {
        server.failing(times, mode);

        assertThat(model().ask(request(LONG), _ -> {})).isInstanceOf(ModelReply.Whole.class);
        assertThat(server.chats()).isEqualTo(times + 1);
    }

    @Test
    void aServerThatIsNotThereSaysWhereAndWhatToDo() {
        String url = server.url();
        server.close();

        Failed failed = failed(model(url, "m", LONG, LONG).ask(request(LONG), _ -> {}));

        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failed.happened()).isEqualTo("No language model answers at " + url + ".");
        assertThat(failed.nextStep()).contains("ollama serve").contains("OLLAMA_HOST");
        assertThat(model(url, "m", LONG, LONG).presence()).isEqualTo(new Presence.Missing("m", failed));
    }

    @Test
    void aMissingModelIsToBePulled() {
        Presence presence = model(server.url(), "llama3.2:3b", LONG, LONG).presence();

        assertThat(presence).isInstanceOfSatisfying(Presence.Missing.class, missing -> {
            assertThat(missing.failed().kind()).isEqualTo(Kind.NO_MODEL);
            assertThat(missing.failed().nextStep()).contains("`ollama pull llama3.2:3b`");
        });
    }

    @Test
    void aNameWithoutATagIsTheLatest() {
        assertThat(model(server.url(), "scripted", LONG, LONG).presence())
                .isEqualTo(new Presence.There("scripted", "d1"));
    }

    @Test
    void aListThatTheLibraryCannotReadDoesNotSwitchTheModelOff() {
        server.doing(Mode.UNKNOWN_FIELDS);

        assertThat(model().presence()).isInstanceOf(Presence.There.class);
    }

    @Test
    void noHeadInTimeIsTooLong() {
        server.doing(Mode.SLOW_HEAD);

        Failed failed =
                failed(model(server.url(), ScriptedOllama.MODEL, SHORT, LONG).ask(request(LONG), _ -> {}));

        assertThat(failed.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failed.happened()).contains("did not begin to answer in time");
    }

    @Test
    void aStallEndsTheCallAndTheServerSeesIt() throws InterruptedException {
        server.doing(Mode.STALL);

        Failed failed =
                failed(model(server.url(), ScriptedOllama.MODEL, LONG, SHORT).ask(request(LONG), _ -> {}));
        server.release();

        assertThat(failed.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failed.happened()).contains("stopped writing");
        server.awaitCut();
    }

    @Test
    void aCallHasAnEndHoweverMuchComes() {
        server.doing(Mode.NEVER_ENDS).answering(_ -> "x");

        Failed failed = failed(model().ask(request(SHORT), _ -> {}));

        assertThat(failed.kind()).isIn(Kind.TIMEOUT, Kind.BAD_OUTPUT);
    }

    @Test
    void stoppingEndsTheCallAtOnceAndTheNextOneWorks() throws Exception {
        server.failing(1, Mode.STALL);
        OllamaModel model = model();
        AtomicBoolean isWanted = new AtomicBoolean(true);
        CountDownLatch heard = new CountDownLatch(1);
        Request request = new Request(prompt(), Map.of(), 100, LONG, isWanted::get);

        Future<ModelReply> asked = executor.submit(() -> model.ask(request, _ -> heard.countDown()));
        heard.await();
        isWanted.set(false);

        assertThat(failed(asked.get()).kind()).isEqualTo(Kind.STOPPED);
        server.release();
        server.awaitCut();
        assertThat(model.ask(request(LONG), _ -> {})).isInstanceOf(ModelReply.Whole.class);
    }

    @Test
    void oneCallAtATimeAndWhoWaitsCanLeave() throws Exception {
        server.failing(1, Mode.STALL);
        OllamaModel model = model();
        Future<ModelReply> first = executor.submit(() -> model.ask(request(LONG), _ -> {}));
        server.awaitBegun();

        Failed second = failed(model.ask(request(SHORT), _ -> {}));

        assertThat(second.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(server.chats()).isEqualTo(1);
        server.release();
        first.get();
    }

    @Test
    void aPromptThatCannotFitIsNotSent() {
        MaskedPrompt prompt = PromptMasker.prompt("", "long ".repeat(2_000), List.of());

        Failed failed = failed(model().ask(new Request(prompt, Map.of(), 100, LONG, () -> true), _ -> {}));

        assertThat(failed.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(server.chats()).isZero();
    }

    /// Ollama unloads a model that nobody asked for five minutes; loading it takes as long as the first time.
    @Test
    void theFirstPieceMayTakeLongOnlyWhereTheModelHasToBeLoaded() {
        AtomicLong nanos = new AtomicLong();
        OllamaSettings settings = new OllamaSettings(
                server.url(), ScriptedOllama.MODEL, 4_096, 0, 42, LONG, SHORT, LONG, Duration.ofMillis(10));
        OllamaModel model = new OllamaModel(settings, executor, nanos::get);
        model.ask(request(LONG), _ -> {});
        server.doing(Mode.SLOW_HEAD);

        Failed loaded = failed(model.ask(request(LONG), _ -> {}));
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        Failed unloaded = failed(model.ask(request(SHORT.multipliedBy(3)), _ -> {}));

        assertThat(loaded.happened()).isEqualTo("scripted:latest did not begin to answer in time.");
        assertThat(unloaded.happened()).isEqualTo("scripted:latest was not done within 0.9 seconds.");
    }

    @Test
    void theListIsReadOnceAMinuteAndEachTimeWhileTheModelIsMissing() {
        AtomicLong nanos = new AtomicLong();
        OllamaSettings settings = OllamaSettings.of(server.url(), ScriptedOllama.MODEL, 4_096, 0, 42, LONG);
        OllamaModel model = new OllamaModel(settings, executor, nanos::get);
        OllamaModel other =
                new OllamaModel(OllamaSettings.of(server.url(), "other", 4_096, 0, 42, LONG), executor, nanos::get);

        model.presence();
        model.presence();
        int within = server.lists();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        server.withDigest("d2");
        Presence later = model.presence();
        other.presence();
        other.presence();

        assertThat(within).isEqualTo(1);
        assertThat(later).isEqualTo(new Presence.There(ScriptedOllama.MODEL, "d2"));
        assertThat(server.lists()).isEqualTo(4);
    }

    /// ollama4j keeps the text of every format that it was given, as a label of its metrics.
    @Test
    void theSchemaIsNotKeptByTheLibrary() {
        model().ask(new Request(prompt(), Map.of("title", "canary-4711"), 100, LONG, () -> true), _ -> {});

        assertThat(server.requests().getFirst().at("/format/title").asText()).isEqualTo("canary-4711");
        assertThat(Collections.list(CollectorRegistry.defaultRegistry.metricFamilySamples()))
                .isNotEmpty()
                .noneMatch(family -> family.toString().contains("canary-4711"));
    }

    /// Ollama drops the middle of what is too long for it and says 200; half of the estimate is six bytes in a token.
    @ParameterizedTest
    @CsvSource({"63, true", "64, false"})
    void aQuestionOfWhichLessThanHalfWasReadHasNoAnswer(int bytes, boolean isWhole) {
        // the script says that it read ten tokens
        MaskedPrompt prompt = PromptMasker.prompt("", "x".repeat(bytes), List.of());
        server.doing(Mode.PROMPT_CUT);

        ModelReply reply = model().ask(new Request(prompt, Map.of(), 100, LONG, () -> true), _ -> {});

        assertThat(reply instanceof ModelReply.Whole).isEqualTo(isWhole);
    }

    @Test
    void anAnswerThatSaysNothingIsNone() {
        server.answering(_ -> "  ");

        assertThat(failed(model().ask(request(LONG), _ -> {})).kind()).isEqualTo(Kind.BAD_OUTPUT);
    }

    @Test
    void aQuestionAndItsAnswerMustFitTogether() {
        MaskedPrompt prompt = PromptMasker.prompt("", "long ".repeat(100), List.of());

        Failed failed = failed(model().ask(new Request(prompt, Map.of(), 4_000, LONG, () -> true), _ -> {}));

        assertThat(failed.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(server.chats()).isZero();
    }

    @Test
    void aListenerThatFailsEndsTheCallAndTheNextOneWorks() throws InterruptedException {
        server.failing(1, Mode.STALL);
        OllamaModel model = model();

        assertThatThrownBy(() -> model.ask(request(LONG), _ -> {
                    throw new IllegalStateException("the window is gone");
                }))
                .isInstanceOf(IllegalStateException.class);
        server.release();

        server.awaitCut();
        assertThat(model.ask(request(LONG), _ -> {})).isInstanceOf(ModelReply.Whole.class);
    }

    /// A stream of empty pieces never reaches the cap of an answer, and comes faster than anybody listens.
    @Test
    void aStreamOfNothingIsStoppedAsSoonAsNobodyWantsIt() throws InterruptedException {
        server.doing(Mode.NEVER_SAYS_ANYTHING);
        Request request = new Request(prompt(), Map.of(), 100, LONG, () -> server.chats() == 0);

        Failed failed = failed(model().ask(request, _ -> LockSupport.parkNanos(SHORT.toNanos())));

        assertThat(failed.kind()).isEqualTo(Kind.STOPPED);
        server.awaitCut();
    }

    @Test
    void anInterruptStopsTheCallAndStaysSet() throws InterruptedException {
        server.doing(Mode.SLOW_HEAD);
        OllamaModel model = model();
        List<ModelReply> replies = new ArrayList<>();
        AtomicBoolean isStillSet = new AtomicBoolean();

        Thread asking = Thread.ofPlatform().start(() -> {
            replies.add(model.ask(request(LONG), _ -> {}));
            isStillSet.set(Thread.currentThread().isInterrupted());
        });
        server.awaitBegun();
        asking.interrupt();
        asking.join();

        assertThat(replies)
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.STOPPED));
        assertThat(isStillSet).isTrue();
    }

    @Test
    void aProgramThatIsClosingGetsNoAnswerAndNoException() {
        executor.shutdown();

        assertThat(failed(model().ask(request(LONG), _ -> {})).kind()).isEqualTo(Kind.STOPPED);
        assertThat(model().presence()).isInstanceOf(Presence.Missing.class);
    }

    @Test
    @Timeout(20)
    void aListThatStallsIsGivenUp() {
        server.doing(Mode.LIST_STALLS);

        assertThat(model(server.url(), ScriptedOllama.MODEL, SHORT, LONG).presence())
                .isInstanceOfSatisfying(
                        Presence.Missing.class,
                        missing -> assertThat(missing.failed().kind()).isEqualTo(Kind.TIMEOUT));
    }

    @ParameterizedTest
    @CsvSource({"SCRIPTED, true", "scripted:3b, false", "host:5000/scripted, false"})
    void aModelIsFoundByItsWholeName(String name, boolean isThere) {
        assertThat(model(server.url(), name, LONG, LONG).presence() instanceof Presence.There)
                .isEqualTo(isThere);
    }

    /// ollama4j logs lines that it cannot read, and what a server says when it fails; some say the question back.
    @Test
    void nothingOfTheQuestionReachesALogOrTheWordsOfAFailure() {
        String canary = "4111-1111-1111-1111";
        MaskedPrompt prompt = PromptMasker.prompt("Answer.", canary, List.of());
        server.answering(asked -> asked).release();
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        List<ModelReply> replies = new ArrayList<>();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            for (Mode mode : Mode.values()) {
                server.doing(mode);
                replies.add(model().ask(new Request(prompt, Map.of(), 100, SHORT, () -> true), _ -> {}));
            }
        } finally {
            System.setErr(before);
        }

        assertThat(replies).hasSize(Mode.values().length);
        assertThat(replies.stream().filter(Failed.class::isInstance))
                .hasSizeGreaterThan(15)
                .noneMatch(reply -> reply.toString().contains("4111"));
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theListenerIsCalledByWhoAsks() {
        List<Thread> threads = new ArrayList<>();

        model().ask(request(LONG), _ -> threads.add(Thread.currentThread()));

        assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
    }
}
