package io.auditworkbench.explain.llm;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.auditworkbench.explain.ModelReply.Failed;
import io.auditworkbench.explain.ModelReply.Kind;
import io.auditworkbench.masking.MaskedPrompt;
import io.auditworkbench.masking.PromptMasker;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says in our words what a server or the library could not do, and what can be done about it.
///
/// ollama4j's exceptions carry no status: what happened is read from the text of the server and the kinds of the
/// causes.
///
/// - **Threading**: stateless.
final class ReplyFailure {

    private static final int MOST_QUOTED = 160;

    /// So many characters of the question are no accident.
    private static final int RECOGNISED = 12;

    private static final Pattern NO_MODEL = Pattern.compile("\\bmodel\\b.*not found");
    private static final Pattern TOO_LONG = Pattern.compile("context length|too long");
    private static final Pattern BUSY = Pattern.compile("\\bbusy\\b|\\brate\\b|too many requests|maximum pending");
    private static final Pattern ASKED_WRONGLY =
            Pattern.compile("does not support|invalid|required|unauthorized", CASE_INSENSITIVE);
    private static final Pattern STATUS = Pattern.compile("([1-5][0-9]{2}) - ");

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

    static Failed closing() {
        return new Failed(Kind.STOPPED, "The program is closing.", "");
    }

    static Failed interrupted(String error, MaskedPrompt prompt) {
        String said = quoted(error, prompt);
        return new Failed(
                Kind.INTERRUPTED,
                said.isEmpty()
                        ? "The answer broke off, so nothing of it is shown."
                        : "The answer broke off: " + said + ". Nothing of it is shown.",
                "Ask again; if it happens again, look at the server's log.");
    }

    static Failed badOutput(String what) {
        return new Failed(Kind.BAD_OUTPUT, what, "Ask again, or choose another model.");
    }

    /// Of a call that ended with an exception before a piece came; `text` is what the server last said, empty for
    /// nothing.
    static Failed of(@Nullable Throwable failure, String text, OllamaSettings settings, MaskedPrompt prompt) {
        Optional<Failed> known = known(failure, settings);
        if (known.isPresent()) {
            return known.get();
        }
        if (!isTheirs(failure)) {
            return interrupted("", prompt);
        }
        String message = failure == null || failure.getMessage() == null ? "" : failure.getMessage();
        String said = text.isEmpty() ? message : text;
        String lower = said.toLowerCase(Locale.ROOT);
        if (NO_MODEL.matcher(lower).find()) {
            return noModel(settings.model());
        }
        if (TOO_LONG.matcher(lower).find()) {
            return tooLong(settings.model());
        }
        if (said.isEmpty() || BUSY.matcher(lower).find()) {
            return busy();
        }
        String quoted = quoted(said, prompt);
        return new Failed(
                Kind.OTHER,
                quoted.isEmpty() ? "The server refused." : "The server refused: " + quoted + ".",
                "Look at the server's log, or choose another model.");
    }

    /// Whether the server may well answer the same question the next time.
    static boolean mayPass(Failed failed) {
        return !ASKED_WRONGLY.matcher(failed.happened()).find();
    }

    /// Of a look at the list of models, which the library ends with the status and the whole body.
    static Failed ofList(@Nullable Throwable failure, OllamaSettings settings) {
        Optional<Failed> known = known(failure, settings);
        if (known.isPresent()) {
            return known.get();
        }
        Matcher status = STATUS.matcher(String.valueOf(failure == null ? "" : failure.getMessage()));
        if (!status.lookingAt()) {
            return new Failed(
                    Kind.OTHER,
                    "The server at " + settings.url() + " did not say which models it has.",
                    "Look at the server's log.");
        }
        return switch (status.group(1)) {
            case "429", "503" -> busy();
            default -> stranger(settings);
        };
    }

    private static Optional<Failed> known(@Nullable Throwable failure, OllamaSettings settings) {
        if (has(failure, "ConnectException") || has(failure, "UnresolvedAddressException")) {
            return Optional.of(unreachable(settings.url()));
        }
        if (has(failure, "HttpTimeoutException")) {
            return Optional.of(timeout("did not begin to answer in time", settings.model()));
        }
        if (has(failure, "JsonProcessingException")) {
            return Optional.of(stranger(settings));
        }
        return Optional.empty();
    }

    private static Failed stranger(OllamaSettings settings) {
        return badOutput("What answers at " + settings.url() + " does not speak as Ollama does.");
    }

    private static boolean isTheirs(@Nullable Throwable failure) {
        // texts of other exceptions are about our side, and may quote what the model was shown
        return failure != null && failure.getClass().getSimpleName().equals("OllamaException");
    }

    private static Failed busy() {
        return new Failed(Kind.BUSY, "The server has too much to do.", "Ask again in a while.");
    }

    /// Something that a server wrote, on one line and short, without what does not show; empty when it says the
    /// question back.
    private static String quoted(String text, MaskedPrompt prompt) {
        String line = PromptMasker.fit(text).strip();
        String bare = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        for (int from = 0; from + RECOGNISED <= bare.length(); from++) {
            if (prompt.question().contains(bare.substring(from, from + RECOGNISED))) {
                return "";
            }
        }
        return bare.length() <= MOST_QUOTED ? bare : bare.substring(0, MOST_QUOTED) + "…";
    }

    static String seconds(Duration duration) {
        return duration.toMillisPart() == 0
                ? duration.toSeconds() + " seconds"
                : String.format(Locale.ROOT, "%.1f seconds", (double) duration.toMillis() / 1000);
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
}
