package io.auditworkbench.explain.llm;

import io.auditworkbench.explain.ModelReply.Failed;
import io.auditworkbench.explain.ModelReply.Kind;
import io.auditworkbench.masking.PromptMasker;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says in our words what a server or the library could not do, and what can be done about it.
///
/// ollama4j's exceptions carry no status: what happened is read from the text of the server and the kinds of the
/// causes.
///
/// - **Threading**: stateless.
final class ReplyFailure {

    private static final int MOST_QUOTED = 160;

    private ReplyFailure() {}

    static Failed unreachable(String url) {
        return new Failed(
                Kind.UNREACHABLE,
                "No language model answers at " + url + ".",
                "Start Ollama with `ollama serve`, or set another address with OLLAMA_HOST.");
    }

    static Failed noModel(String model) {
        return new Failed(
                Kind.NO_MODEL,
                "Ollama does not have the model " + model + ".",
                "Fetch it with `ollama pull " + model + "`, or choose another model.");
    }

    static Failed tooLong(String model) {
        return new Failed(
                Kind.TOO_LONG,
                "The facts are longer than what " + model + " can read at once.",
                "Choose a model with a longer context, or set a larger one.");
    }

    static Failed cut(String model) {
        return new Failed(
                Kind.TOO_LONG,
                "The server showed " + model + " only a part of the facts, so nothing of its answer is shown.",
                "Set a larger context, here and at the server.");
    }

    static Failed timeout(String after, String model) {
        return new Failed(
                Kind.TIMEOUT,
                model + " " + after + ".",
                "Ask again: the first answer takes longest. Or choose a smaller model, or a longer --timeout.");
    }

    static Failed stopped() {
        return new Failed(Kind.STOPPED, "The model was stopped.", "");
    }

    static Failed interrupted(String error) {
        return new Failed(
                Kind.INTERRUPTED,
                error.isEmpty()
                        ? "The answer broke off, so nothing of it is shown."
                        : "The answer broke off: " + quoted(error) + ". Nothing of it is shown.",
                "Ask again; if it happens again, look at the server's log.");
    }

    static Failed badOutput(String what) {
        return new Failed(Kind.BAD_OUTPUT, what, "Ask again, or choose another model.");
    }

    /// Of a call that ended with an exception; `text` is what the server last said, empty for nothing.
    static Failed of(@Nullable Throwable failure, String text, String url, String model) {
        String said = text.isEmpty() ? messages(failure) : text;
        String lower = said.toLowerCase(Locale.ROOT);
        if (has(failure, "ConnectException") || has(failure, "UnresolvedAddressException")) {
            return unreachable(url);
        }
        if (has(failure, "HttpTimeoutException")) {
            return timeout("did not begin to answer in time", model);
        }
        if (lower.contains("not found")) {
            return noModel(model);
        }
        if (lower.contains("context length") || lower.contains("too long")) {
            return tooLong(model);
        }
        if (lower.contains("busy") || lower.contains("rate") || lower.contains("maximum pending")) {
            return busy();
        }
        if (has(failure, "JsonProcessingException") || has(failure, "JsonParseException")) {
            return badOutput("What answers at " + url + " does not speak as Ollama does.");
        }
        if (has(failure, "IOException") || has(failure, "EOFException")) {
            return interrupted("");
        }
        return said.isEmpty()
                ? busy()
                : new Failed(
                        Kind.OTHER,
                        "The server refused: " + quoted(said) + ".",
                        "Look at the server's log, or choose another model.");
    }

    private static Failed busy() {
        return new Failed(Kind.BUSY, "The server has too much to do.", "Ask again in a while.");
    }

    /// Something that a server wrote, on one line and short, without what does not show.
    private static String quoted(String text) {
        String line = PromptMasker.fit(text).strip();
        String bare = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return bare.length() <= MOST_QUOTED ? bare : bare.substring(0, MOST_QUOTED) + "…";
    }

    /// By the name of a cause's class or of one that it extends.
    private static boolean has(@Nullable Throwable failure, String simpleName) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            for (Class<?> type = each.getClass(); type != null; type = type.getSuperclass()) {
                if (type.getSimpleName().equals(simpleName)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String messages(@Nullable Throwable failure) {
        // texts of other exceptions are about our side, and may quote what the model was shown
        boolean isTheirs = failure != null && failure.getClass().getSimpleName().equals("OllamaException");
        String message = isTheirs ? failure.getMessage() : null;
        return message == null ? "" : message;
    }
}
