package io.auditworkbench.explain.llm;

import io.auditworkbench.explain.ModelReply;
import io.auditworkbench.explain.ModelReply.Failed;
import io.auditworkbench.explain.NarrationModel.Listener;
import io.auditworkbench.explain.NarrationModel.Request;
import io.github.ollama4j.models.chat.OllamaChatMessageRole;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatResponseModel;
import io.github.ollama4j.models.request.ThinkMode;
import io.github.ollama4j.utils.OptionsBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One question on its way: another thread reads, the caller's looks at the clock and at whether anybody still waits.
///
/// ollama4j's own timeout ends when the answer begins, and it has no way to stop.
///
/// - **Threading**: one thread; used once.
final class OllamaCall {

    /// How often the caller's thread looks up.
    static final Duration LOOK = Duration.ofMillis(20);

    /// A thread that was interrupted gives the connection up within milliseconds.
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final OllamaSettings settings;
    private final Request request;
    private final Duration head;
    private final long deadline;
    private final ChatCall chat;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean started;

    /// - **Units**: `deadline` as [System#nanoTime()].
    OllamaCall(OllamaSettings settings, Request request, Duration head, long deadline) {
        this.settings = settings;
        this.request = request;
        this.head = head;
        this.deadline = deadline;
        // longer than ours, which is the one that counts
        chat = new ChatCall(settings.url(), head.toSeconds() + 2);
    }

    /// What came of it; the connection is closed when this returns.
    ModelReply reply(ExecutorService executor, Listener listener) {
        Future<OllamaChatResponseModel> reading;
        try {
            reading = executor.submit(this::read);
        } catch (RejectedExecutionException _) {
            return ReplyFailure.closing();
        }
        try {
            Failed gaveUp = listen(reading, listener);
            return gaveUp == null ? judged(reading.get()) : gaveUp;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ReplyFailure.stopped();
        } catch (ExecutionException failure) {
            return failed(failure.getCause());
        } finally {
            reading.cancel(true);
            awaitEnd();
        }
    }

    boolean hasHeard() {
        return chat.hasHeard();
    }

    private OllamaChatResponseModel read() throws Exception {
        started = true;
        try {
            return chat.read(question());
        } finally {
            ended.countDown();
            chat.pieces().add("");
        }
    }

    /// Until the chat is done (null), or there is a reason to wait no longer.
    private @Nullable Failed listen(Future<?> reading, Listener listener) throws InterruptedException {
        while (!reading.isDone()) {
            Failed reason = reasonToStop();
            if (reason != null) {
                return reason;
            }
            String piece = chat.pieces().poll(LOOK.toNanos(), TimeUnit.NANOSECONDS);
            if (piece != null && !piece.isEmpty()) {
                listener.heard(piece);
            }
        }
        for (String piece = chat.pieces().poll();
                piece != null;
                piece = chat.pieces().poll()) {
            if (!piece.isEmpty()) {
                listener.heard(piece);
            }
        }
        return null;
    }

    private @Nullable Failed reasonToStop() {
        if (!request.isWanted().getAsBoolean()) {
            return ReplyFailure.stopped();
        }
        if (System.nanoTime() - deadline >= 0) {
            return ReplyFailure.timeout(
                    "was not done within " + ReplyFailure.seconds(request.total()), settings.model());
        }
        if (!chat.hasHeard()) {
            return chat.nanosSinceLast() > head.toNanos()
                    ? ReplyFailure.timeout("did not begin to answer in time", settings.model())
                    : null;
        }
        return chat.nanosSinceLast() > settings.stall().toNanos()
                ? ReplyFailure.timeout("stopped writing in the middle of its answer", settings.model())
                : null;
    }

    private ModelReply judged(OllamaChatResponseModel last) {
        if (last.getError() != null || !last.isDone()) {
            return ReplyFailure.interrupted(last.getError() == null ? "" : last.getError(), request.prompt());
        }
        String reason = last.getDoneReason() == null ? "" : last.getDoneReason();
        if (reason.equals("length")) {
            return ReplyFailure.badOutput(
                    settings.model() + " wrote more than it was asked for and was cut, so nothing of it is shown.");
        }
        if (!reason.equals("stop")) {
            return ReplyFailure.badOutput(
                    "The server ended the answer for another reason than its end, so nothing of it is shown.");
        }
        String text = chat.text();
        if (text.isBlank()) {
            return ReplyFailure.badOutput(settings.model() + " ended its answer without a word.");
        }
        int read = count(last.getPromptEvalCount());
        int written = count(last.getEvalCount());
        if (isCut(read, written)) {
            return ReplyFailure.cut(settings.model());
        }
        return new ModelReply.Whole(
                text,
                read,
                written,
                Duration.ofNanos(chat.nanosUntilFirst()),
                Duration.ofNanos(chat.nanosSinceBegun()));
    }

    /// Ollama drops the middle of a prompt that is too long for it, and the beginning when an answer fills the context;
    /// it says nothing of either.
    ///
    /// A count of none is no sign of that: servers before 0.2 (July 2024) count only what they had not cached, and know
    /// no schema either; later ones count the whole prompt, cached or not (ollama#5371). No text of ours has as few
    /// tokens as half of the estimate, which is six bytes in each.
    private boolean isCut(int read, int written) {
        boolean isHalf = read > 0 && read < request.prompt().estimatedTokens() / 2;
        return isHalf || read + written > settings.contextTokens();
    }

    private static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    private Failed failed(Throwable failure) {
        if (chat.isTooMuch()) {
            return ReplyFailure.badOutput(settings.model() + " writes without an end, so nothing of it is shown.");
        }
        return chat.hasHeard()
                ? ReplyFailure.interrupted(chat.lastError(), request.prompt())
                : ReplyFailure.of(failure, chat.lastError(), settings, request.prompt());
    }

    /// A new one for each call: ollama4j adds the answer to it.
    private OllamaChatRequest question() {
        OllamaChatRequest question = OllamaChatRequest.builder().withModel(settings.model());
        if (!request.prompt().instructions().isEmpty()) {
            question.withMessage(OllamaChatMessageRole.SYSTEM, request.prompt().instructions());
        }
        question.withMessage(OllamaChatMessageRole.USER, request.prompt().question())
                .withOptions(new OptionsBuilder()
                        .setTemperature((float) settings.temperature())
                        .setTopK(1)
                        .setSeed(settings.seed())
                        // a penalty on repeating would fall on digits and names that must be repeated
                        .setRepeatPenalty(1)
                        .setNumCtx(settings.contextTokens())
                        .setNumPredict(request.mostTokens())
                        .build())
                .withKeepAlive(OllamaModel.KEEP_ALIVE.toMinutes() + "m")
                .withThinking(ThinkMode.DISABLED)
                .withUseTools(false)
                .withStreaming();
        if (!request.schema().isEmpty()) {
            question.setFormat(new Schema(request.schema()));
        }
        return question.build();
    }

    private void awaitEnd() {
        if (!started) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            ended.await(FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Hides its contents from ollama4j's metrics, which keep the text of every format for as long as the program runs.
    private static final class Schema extends LinkedHashMap<String, Object> {

        Schema(Map<String, Object> schema) {
            super(schema);
        }

        @Override
        public String toString() {
            return "schema";
        }
    }
}
