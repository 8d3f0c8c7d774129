package io.auditworkbench.explain.llm;

import io.auditworkbench.explain.ModelReply;
import io.auditworkbench.explain.ModelReply.Failed;
import io.auditworkbench.explain.ModelReply.Kind;
import io.auditworkbench.explain.NarrationModel;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.exceptions.OllamaException;
import io.github.ollama4j.models.chat.OllamaChatMessageRole;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatResponseModel;
import io.github.ollama4j.models.chat.OllamaChatResult;
import io.github.ollama4j.models.request.ThinkMode;
import io.github.ollama4j.models.response.Model;
import io.github.ollama4j.utils.Options;
import io.github.ollama4j.utils.OptionsBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A model of an Ollama server. It trusts neither the library nor the server: an answer counts only when the server
/// says that it is whole, and every wait has an end.
///
/// - **Threading**: any number of threads; one call at a time is under way, the others wait for it.
/// - **Source**: Ollama's API, `docs/api.md` of its repository.
public final class OllamaModel implements NarrationModel {

    private static final String KEEP_ALIVE = "5m";
    private static final int MOST_BUSY_RETRIES = 2;
    private static final long LOOK_EVERY_MILLIS = 25;
    private static final long PRESENCE_HOLDS_NANOS = Duration.ofMinutes(1).toNanos();

    /// A server that read fewer tokens than this part of the estimate was not shown everything: no tokeniser makes one
    /// token of so many bytes of JSON.
    private static final double LEAST_READ = 0.3;

    private static final double MOST_PROMPT = 0.6;

    private final OllamaSettings settings;
    private final ExecutorService executor;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private boolean hasAnswered;
    private @Nullable Presence known;
    private long knownAtNanos;

    /// - **Shape**: calls run on the executor's threads.
    public OllamaModel(OllamaSettings settings, ExecutorService executor) {
        this.settings = settings;
        this.executor = executor;
    }

    @Override
    public synchronized Presence presence() {
        if (known instanceof Presence.There && System.nanoTime() - knownAtNanos < PRESENCE_HOLDS_NANOS) {
            return known;
        }
        known = look();
        knownAtNanos = System.nanoTime();
        return known;
    }

    private Presence look() {
        Ollama server = new Ollama(settings.url());
        server.setRequestTimeoutSeconds(seconds(settings.laterHead()));
        try {
            return server.listModels().stream()
                    .filter(this::isOurs)
                    .findFirst()
                    .<Presence>map(model -> new Presence.There(
                            settings.model(),
                            Optional.ofNullable(model.getDigest()).orElse("")))
                    .orElseGet(() -> new Presence.Missing(settings.model(), ReplyFailure.noModel(settings.model())));
        } catch (OllamaException | RuntimeException failure) {
            Failed failed = ReplyFailure.of(failure, "", settings.url(), settings.model());
            // a list that cannot be read says nothing of the model: asking will show
            return failed.kind() == Kind.BAD_OUTPUT && isListUnreadable(failure)
                    ? new Presence.There(settings.model(), "")
                    : new Presence.Missing(settings.model(), failed);
        }
    }

    /// A field that the library does not know is no sign of another kind of server.
    private static boolean isListUnreadable(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each.getClass().getSimpleName().equals("UnrecognizedPropertyException")) {
                return true;
            }
        }
        return false;
    }

    private boolean isOurs(Model model) {
        String wanted = settings.model().contains(":") ? settings.model() : settings.model() + ":latest";
        return wanted.equals(model.getName()) || settings.model().equals(model.getName());
    }

    @Override
    public ModelReply ask(Request request, Listener listener) {
        if (request.prompt().estimatedTokens() > settings.contextTokens() * MOST_PROMPT) {
            return ReplyFailure.tooLong(settings.model());
        }
        Patience patience = new Patience(request);
        while (!oneAtATime.tryLock()) {
            Optional<Failed> lost = patience.waitALittle(new LinkedBlockingQueue<>());
            if (lost.isPresent()) {
                return lost.get();
            }
        }
        try {
            return askUntilAnswered(request, listener, patience);
        } finally {
            oneAtATime.unlock();
        }
    }

    private ModelReply askUntilAnswered(Request request, Listener listener, Patience patience) {
        long pause = settings.backoff().toMillis();
        for (int retries = 0; ; retries++) {
            ModelReply reply = askOnce(request, listener, patience);
            if (!(reply instanceof Failed failed) || !isWorthRetrying(failed.kind(), retries) || patience.isHeard) {
                return reply;
            }
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
            while (System.nanoTime() < until) {
                Optional<Failed> lost = patience.waitALittle(new LinkedBlockingQueue<>());
                if (lost.isPresent()) {
                    return lost.get();
                }
            }
            pause *= 2;
        }
    }

    private static boolean isWorthRetrying(Kind kind, int retries) {
        return switch (kind) {
            case BUSY -> retries < MOST_BUSY_RETRIES;
            case OTHER -> retries < 1;
            case UNREACHABLE, NO_MODEL, TOO_LONG, TIMEOUT, INTERRUPTED, STOPPED, BAD_OUTPUT -> false;
        };
    }

    private ModelReply askOnce(Request request, Listener listener, Patience patience) {
        BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        ChatCall call = new ChatCall(settings.url(), seconds(head()));
        Future<OllamaChatResult> answer = executor.submit(() -> call.call(chat(request), chunk -> {
            String piece = chunk.getMessage().getResponse();
            pieces.add(piece == null ? "" : piece);
        }));
        patience.begin(head(), settings.stall());
        while (!answer.isDone()) {
            Optional<Failed> lost = patience.waitALittle(pieces);
            patience.hear(pieces, listener);
            if (lost.isPresent()) {
                answer.cancel(true);
                return lost.get();
            }
        }
        patience.hear(pieces, listener);
        return reply(answer, call, request, patience);
    }

    private Duration head() {
        return hasAnswered ? settings.laterHead() : settings.firstHead();
    }

    private ModelReply reply(Future<OllamaChatResult> answer, ChatCall call, Request request, Patience patience) {
        try {
            OllamaChatResponseModel last = answer.get().getResponseModel();
            hasAnswered = true;
            return whole(last, call, request, patience);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof ChatCall.TooMuch) {
                return ReplyFailure.badOutput(settings.model() + " writes without an end, so nothing of it is shown.");
            }
            boolean isBroken = patience.isHeard && call.lastError().isEmpty();
            return isBroken
                    ? ReplyFailure.interrupted("")
                    : patience.isHeard
                            ? ReplyFailure.interrupted(call.lastError())
                            : ReplyFailure.of(cause, call.lastError(), settings.url(), settings.model());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ReplyFailure.stopped();
        }
    }

    private ModelReply whole(
            @Nullable OllamaChatResponseModel last, ChatCall call, Request request, Patience patience) {
        if (last == null) {
            return ReplyFailure.badOutput("The server answered nothing.");
        }
        if (!call.lastError().isEmpty() || last.getError() != null) {
            return ReplyFailure.interrupted(call.lastError().isEmpty() ? last.getError() : call.lastError());
        }
        if (!last.isDone()) {
            return ReplyFailure.interrupted("");
        }
        String reason = last.getDoneReason() == null ? "" : last.getDoneReason();
        switch (reason) {
            case "stop" -> {}
            case "length" -> {
                return ReplyFailure.badOutput(
                        settings.model() + " wrote more than it was asked for and was cut, so nothing of it is shown.");
            }
            default -> {
                return ReplyFailure.badOutput(
                        "The server ended the answer for another reason than its end, so nothing of" + " it is shown.");
            }
        }
        int read = number(last.getPromptEvalCount());
        if (read > 0 && read < request.prompt().estimatedTokens() * LEAST_READ) {
            return ReplyFailure.cut(settings.model());
        }
        return new ModelReply.Whole(
                last.getMessage().getResponse(), read, number(last.getEvalCount()), patience.first(), patience.taken());
    }

    private static int number(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }

    /// A fresh one for every call: the library adds to what it is given.
    private OllamaChatRequest chat(Request request) {
        Options options = new OptionsBuilder()
                .setTemperature((float) settings.temperature())
                .setTopK(1)
                .setSeed(settings.seed())
                .setNumCtx(settings.contextTokens())
                .setNumPredict(request.mostTokens())
                .setCustomOption("repeat_penalty", 1.0f)
                .build();
        OllamaChatRequest chat = OllamaChatRequest.builder()
                .withModel(settings.model())
                .withMessages(new ArrayList<>())
                .withOptions(options)
                .withKeepAlive(KEEP_ALIVE)
                .withThinking(ThinkMode.DISABLED)
                .withUseTools(false)
                .build();
        if (!request.prompt().instructions().isEmpty()) {
            chat = chat.withMessage(
                    OllamaChatMessageRole.SYSTEM, request.prompt().instructions());
        }
        chat = chat.withMessage(OllamaChatMessageRole.USER, request.prompt().question());
        chat.setStream(true);
        if (!request.schema().isEmpty()) {
            chat.setFormat(request.schema());
        }
        return chat;
    }

    /// How long is still waited, and for what.
    ///
    /// - **Threading**: the calling thread.
    private final class Patience {

        private final Request request;
        private final long began = System.nanoTime();
        private Duration head = Duration.ZERO;
        private Duration stall = Duration.ZERO;
        private long lastNanos = System.nanoTime();
        private long firstNanos;
        private boolean isHeard;
        private @Nullable String held;

        Patience(Request request) {
            this.request = request;
        }

        void begin(Duration head, Duration stall) {
            this.head = head;
            this.stall = stall;
            lastNanos = System.nanoTime();
        }

        /// Waits for a piece, a little; says when it is no use to wait on.
        Optional<Failed> waitALittle(BlockingQueue<String> pieces) {
            try {
                held = pieces.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Optional.of(ReplyFailure.stopped());
            }
            if (!request.isWanted().getAsBoolean()) {
                return Optional.of(ReplyFailure.stopped());
            }
            if (taken().compareTo(request.total()) > 0) {
                return Optional.of(ReplyFailure.timeout(
                        "was not done within " + request.total().toSeconds() + " seconds", settings.model()));
            }
            Duration silent = Duration.ofNanos(System.nanoTime() - lastNanos);
            boolean isTooLong = held == null && !head.isZero() && silent.compareTo(isHeard ? stall : head) > 0;
            return isTooLong
                    ? Optional.of(ReplyFailure.timeout(
                            isHeard ? "stopped writing in the middle of its answer" : "did not begin to answer in time",
                            settings.model()))
                    : Optional.empty();
        }

        void hear(BlockingQueue<String> pieces, Listener listener) {
            for (String piece = held == null ? pieces.poll() : held; piece != null; piece = pieces.poll()) {
                if (!isHeard) {
                    isHeard = true;
                    firstNanos = System.nanoTime();
                }
                lastNanos = System.nanoTime();
                listener.heard(piece);
            }
            held = null;
        }

        Duration first() {
            return Duration.ofNanos(isHeard ? firstNanos - began : 0);
        }

        Duration taken() {
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }
}
