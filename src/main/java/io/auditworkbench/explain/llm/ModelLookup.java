package io.auditworkbench.explain.llm;

import io.auditworkbench.explain.ModelReply.Failed;
import io.auditworkbench.explain.NarrationModel.Presence;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.response.Model;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Looks whether a server has a model, and which weights.
///
/// ollama4j reads lists of models strictly: a field that came with a later Ollama makes it fail. That a list cannot be
/// read does not say that the model is missing.
///
/// - **Threading**: any thread; one looks at a time.
final class ModelLookup {

    private static final Duration HOLDS = Duration.ofMinutes(1);

    private final OllamaSettings settings;
    private final ExecutorService executor;
    private final LongSupplier nanos;
    private Presence.@Nullable There known;
    private long knownSince;

    ModelLookup(OllamaSettings settings, ExecutorService executor, LongSupplier nanos) {
        this.settings = settings;
        this.executor = executor;
        this.nanos = nanos;
    }

    synchronized Presence presence() {
        long now = nanos.getAsLong();
        Presence.There there = known;
        if (there != null && now - knownSince < HOLDS.toNanos()) {
            return there;
        }
        known = null;
        Presence presence = look();
        if (presence instanceof Presence.There found) {
            known = found;
            knownSince = now;
        }
        return presence;
    }

    private Presence look() {
        Ollama ollama = new Ollama(settings.url());
        ollama.setRequestTimeoutSeconds(settings.laterHead().toSeconds() + 1);
        try {
            List<Model> models = waitFor(ollama::listModels);
            return models == null ? there("") : find(models);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return missing(ReplyFailure.stopped());
        } catch (RejectedExecutionException _) {
            return missing(ReplyFailure.closing());
        } catch (TimeoutException _) {
            return missing(ReplyFailure.timeout("was not found in time", settings.model()));
        } catch (ExecutionException failure) {
            return isUnknownShape(failure) ? there("") : missing(ReplyFailure.ofList(failure.getCause(), settings));
        }
    }

    private Presence find(List<Model> models) {
        for (Model model : models) {
            if (isOurs(model.getName()) || isOurs(model.getModel())) {
                return there(Optional.ofNullable(model.getDigest()).orElse(""));
            }
        }
        return missing(ReplyFailure.noModel(settings.model()));
    }

    private boolean isOurs(@Nullable String name) {
        return name != null && tagged(name).equalsIgnoreCase(tagged(settings.model()));
    }

    /// The tag stands behind the last slash: a registry's port has a colon too.
    private static String tagged(String name) {
        return name.indexOf(':', name.lastIndexOf('/') + 1) < 0 ? name + ":latest" : name;
    }

    private Presence there(String digest) {
        return new Presence.There(settings.model(), digest);
    }

    private Presence missing(Failed failed) {
        return new Presence.Missing(settings.model(), failed);
    }

    private <T> T waitFor(Callable<T> call) throws InterruptedException, ExecutionException, TimeoutException {
        Future<T> answer = executor.submit(call);
        try {
            return answer.get(settings.laterHead().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    /// JSON, and not of the shape that ollama4j knows.
    private static boolean isUnknownShape(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("com.fasterxml.jackson.databind.")) {
                return true;
            }
        }
        return false;
    }
}
