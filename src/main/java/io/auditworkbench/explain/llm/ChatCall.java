package io.auditworkbench.explain.llm;

import io.github.ollama4j.models.request.OllamaChatEndpointCaller;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One call of ollama4j that keeps what the library drops: the text of errors that come with a status it does not know,
/// and how much has come.
///
/// - **Threading**: one thread.
final class ChatCall extends OllamaChatEndpointCaller {

    /// An answer of the agreed form is far shorter; what writes on for ever is stopped here.
    private static final int MOST_CHARACTERS = 256 << 10;

    /// What the lines of a stream say around each piece.
    private static final int MOST_WIRE_CHARACTERS = 64 * MOST_CHARACTERS;

    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){0,400})");

    private long wireCharacters;
    private String lastError = "";

    ChatCall(String url, long headSeconds) {
        super(url, null, headSeconds);
    }

    @Override
    protected boolean parseResponseAndAddToBuffer(String line, StringBuilder answer, StringBuilder thinking) {
        Matcher error = ERROR.matcher(line);
        if (error.find()) {
            lastError = error.group(1).replace("\\\"", "\"");
        }
        wireCharacters += line.length();
        boolean isDone = super.parseResponseAndAddToBuffer(line, answer, thinking);
        if (answer.length() > MOST_CHARACTERS || wireCharacters > MOST_WIRE_CHARACTERS) {
            throw new TooMuch();
        }
        return isDone;
    }

    /// The last error that the server wrote, empty for none.
    String lastError() {
        return lastError;
    }

    /// Ends a call whose answer does not end.
    static final class TooMuch extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("the answer is longer than any that is wanted");
        }
    }
}
