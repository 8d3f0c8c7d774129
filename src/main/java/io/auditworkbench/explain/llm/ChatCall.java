package io.auditworkbench.explain.llm;

import io.github.ollama4j.models.chat.OllamaChatMessage;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatResponseModel;
import io.github.ollama4j.models.request.OllamaChatEndpointCaller;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One call of ollama4j that keeps what the library drops: the words of a server that refuses with a status that the
/// library does not know, when something came, and how much.
///
/// - ollama4j 1.1.6 writes "null" where a piece has no content, and fails where the last line has no message.
/// - A line is read whole before it is seen, however long it is.
///
/// - **Threading**: [#read] on one thread, the rest on any.
final class ChatCall extends OllamaChatEndpointCaller {

    /// An answer of the agreed form is far shorter; what writes on for ever is stopped here.
    private static final int MOST_CHARACTERS = 256 << 10;

    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){0,400})");

    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final long begun = System.nanoTime();
    private volatile long lastHeard = begun;
    private volatile long firstHeard = begun;
    private volatile boolean heard;
    private volatile boolean tooMuch;
    private volatile String lastError = "";
    private boolean hadMessage;

    ChatCall(String url, long headSeconds) {
        super(url, null, headSeconds);
    }

    /// Asks and reads to the end; the last line.
    OllamaChatResponseModel read(OllamaChatRequest request) throws Exception {
        return call(request, this::take).getResponseModel();
    }

    @Override
    protected boolean parseResponseAndAddToBuffer(String line, StringBuilder response, StringBuilder thinking) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("nobody wants the answer any more");
        }
        if (line.length() > MOST_CHARACTERS || text.length() > MOST_CHARACTERS) {
            tooMuch = true;
            throw new CancellationException("longer than any answer that is wanted");
        }
        Matcher error = ERROR.matcher(line);
        if (error.find()) {
            lastError = error.group(1).replace("\\\"", "\"");
        }
        hadMessage = false;
        boolean isLast = super.parseResponseAndAddToBuffer(line, response, thinking);
        lastHeard = System.nanoTime();
        return isLast && hadMessage;
    }

    private void take(OllamaChatResponseModel line) {
        hadMessage = true;
        if (!heard) {
            firstHeard = System.nanoTime();
            heard = true;
        }
        OllamaChatMessage message = line.getMessage();
        @Nullable String piece = message.getResponse();
        if (piece != null && !piece.isEmpty()) {
            text.append(piece);
            pieces.add(piece);
        }
    }

    /// What has come and not been taken, piece by piece; an empty one wakes who waits.
    BlockingQueue<String> pieces() {
        return pieces;
    }

    /// The whole text; after [#read] has ended.
    String text() {
        return text.toString();
    }

    /// The last error that the server wrote, empty for none.
    String lastError() {
        return lastError;
    }

    boolean isTooMuch() {
        return tooMuch;
    }

    /// Whether a piece has come, an empty one too.
    boolean hasHeard() {
        return heard;
    }

    long nanosUntilFirst() {
        return firstHeard - begun;
    }

    long nanosSinceBegun() {
        return System.nanoTime() - begun;
    }

    long nanosSinceLast() {
        return System.nanoTime() - lastHeard;
    }
}
