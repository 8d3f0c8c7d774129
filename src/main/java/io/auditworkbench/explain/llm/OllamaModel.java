package io.auditworkbench.explain.llm;

import io.auditworkbench.explain.ModelReply;
import io.auditworkbench.explain.ModelReply.Failed;
import io.auditworkbench.explain.NarrationModel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A model of an Ollama server. It trusts neither the library nor the server: an answer counts only when the server
/// says that it is whole, and every wait has an end.
///
/// - **Errors**: never throws for what a server does. A busy server is asked three times, one whose model died twice.
/// - **Threading**: any number of threads; one call at a time is under way, the others wait for it.
/// - **Source**: Ollama's API, `docs/api.md` of its repository.
public final class OllamaModel implements NarrationModel {

    /// How long Ollama keeps a model loaded after an answer; it is told with each question.
    static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

    private static final int TIMES_WHEN_BUSY = 3;
    private static final int TIMES_WHEN_DIED = 2;

    /// The rest of the context is for the answer, and for what the estimate gets wrong.
    private static final double MOST_PROMPT = 0.6;

    private final OllamaSettings settings;
    private final ExecutorService executor;
    private final LongSupplier nanos;
    private final ModelLookup lookup;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private boolean hasAnswered;
    private long answeredAt;

    /// - **Shape**: calls run on the executor's threads.
    public OllamaModel(OllamaSettings settings, ExecutorService executor) {
        this(settings, executor, System::nanoTime);
    }

    /// With the clock that says whether the model is still loaded, which a test moves.
    OllamaModel(OllamaSettings settings, ExecutorService executor, LongSupplier nanos) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.executor = Objects.requireNonNull(executor, "executor");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
        lookup = new ModelLookup(settings, executor, nanos);
    }

    /// - **Shape**: asks at most once a minute, and each time while the answer is that it cannot be asked.
    @Override
    public Presence presence() {
        return lookup.presence();
    }

    @Override
    public ModelReply ask(Request request, Listener listener) {
        int tokens = request.prompt().estimatedTokens();
        if (tokens > settings.contextTokens() * MOST_PROMPT
                || tokens + request.mostTokens() > settings.contextTokens()) {
            return ReplyFailure.tooLong(settings.model());
        }
        long deadline = System.nanoTime() + request.total().toNanos();
        try {
            Failed notYet = waitForTurn(request, deadline);
            return notYet == null ? askInTurn(request, listener, deadline) : notYet;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ReplyFailure.stopped();
        }
    }

    private @Nullable Failed waitForTurn(Request request, long deadline) throws InterruptedException {
        while (request.isWanted().getAsBoolean()) {
            if (oneAtATime.tryLock(OllamaCall.LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
                return null;
            }
            if (System.nanoTime() - deadline >= 0) {
                return ReplyFailure.timeout(
                        "was busy with another question for " + ReplyFailure.seconds(request.total()),
                        settings.model());
            }
        }
        return ReplyFailure.stopped();
    }

    private ModelReply askInTurn(Request request, Listener listener, long deadline) throws InterruptedException {
        try {
            Duration pause = settings.backoff();
            for (int time = 1; ; time++) {
                OllamaCall call = new OllamaCall(settings, request, head(), deadline);
                ModelReply reply = call.reply(executor, listener);
                if (call.hasHeard()) {
                    hasAnswered = true;
                    answeredAt = nanos.getAsLong();
                }
                if (!isWorthAnother(reply, call, time) || !pause(pause, request, deadline)) {
                    return reply;
                }
                pause = pause.multipliedBy(2);
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    /// How long the first piece may take: Ollama unloads a model that nobody asked for a while.
    private Duration head() {
        boolean isLoaded = hasAnswered && nanos.getAsLong() - answeredAt < KEEP_ALIVE.toNanos();
        return isLoaded ? settings.laterHead() : settings.firstHead();
    }

    private static boolean isWorthAnother(ModelReply reply, OllamaCall call, int time) {
        if (!(reply instanceof Failed failed) || call.hasHeard()) {
            return false;
        }
        return switch (failed.kind()) {
            case BUSY -> time < TIMES_WHEN_BUSY;
            case OTHER -> time < TIMES_WHEN_DIED && ReplyFailure.mayPass(failed);
            case UNREACHABLE, NO_MODEL, TOO_LONG, TIMEOUT, INTERRUPTED, STOPPED, BAD_OUTPUT -> false;
        };
    }

    /// Waits; false when there is no time for it, or nobody wants the answer any more.
    private static boolean pause(Duration pause, Request request, long deadline) throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        if (until - deadline >= 0) {
            return false;
        }
        CountDownLatch never = new CountDownLatch(1);
        while (until - System.nanoTime() > 0) {
            if (!request.isWanted().getAsBoolean()
                    || never.await(
                            Math.min(OllamaCall.LOOK.toNanos(), until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }
}
