package io.auditworkbench.capture.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the records of a body or a file one after another: objects, or the elements of arrays, in the order of the
/// text.
///
/// - **Shape**: only one record is held at a time, whatever the size of the whole.
/// - **Errors**: `BAD_INPUT` with line and column for what is no JSON, ends early, repeats a name, nests deeper than
///   [#MAX_DEPTH] or has a number of more than [#MAX_DIGITS] digits. The text never quotes the input: it may be a row.
/// - **Threading**: one thread at a time.
final class JsonRecords implements AutoCloseable {

    /// The deepest envelope seen, a schema change with its schema, has 16 levels.
    static final int MAX_DEPTH = 64;

    /// The longest number of MySQL is a `DOUBLE` written out: 309 digits before the point, or 1074 places after it.
    static final int MAX_DIGITS = 1100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxNameLength(1024)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    private final boolean isOneValue;
    private final @Nullable RecordLimit limit;
    private final int linesBefore;
    private boolean isInArray;
    private boolean isDone;
    private boolean isInside;
    private int line;

    private JsonRecords(JsonParser parser, boolean isOneValue, @Nullable RecordLimit limit, int linesBefore) {
        this.parser = parser;
        this.isOneValue = isOneValue;
        this.limit = limit;
        this.linesBefore = linesBefore;
        line = linesBefore + 1;
    }

    /// The records of a request: one object, or one array of objects, and nothing after it.
    static JsonRecords ofBody(byte[] body) {
        try {
            return new JsonRecords(FACTORY.createParser(body), true, null, 0);
        } catch (IOException failure) {
            throw malformed("it cannot be read", 1, 1, failure);
        }
    }

    /// The records of one line of a file; `number` counts from 1.
    static JsonRecords ofLine(byte[] line, int number) {
        try {
            return new JsonRecords(FACTORY.createParser(line), false, null, number - 1);
        } catch (IOException failure) {
            throw malformed("it cannot be read", number, 1, failure);
        }
    }

    /// The records of a file: objects and arrays of objects, with white space between them; none larger than `limit`
    /// bytes.
    static JsonRecords ofFile(InputStream in, int limit) throws IOException {
        RecordLimit limited = new RecordLimit(in, limit);
        return new JsonRecords(FACTORY.createParser(limited), false, limited, 0);
    }

    /// The next record, null after the last.
    @Nullable
    JsonValue next() throws IOException {
        try {
            if (limit != null) {
                limit.begin();
            }
            JsonToken token = firstToken();
            if (token == null) {
                return null;
            }
            line = linesBefore + parser.currentTokenLocation().getLineNr();
            isInside = true;
            JsonValue value = value(token);
            isInside = false;
            return value;
        } catch (RecordLimit.Exceeded tooLarge) {
            throw malformed("it holds a record that is too large", parser.currentLocation(), tooLarge);
        } catch (StreamConstraintsException tooMuch) {
            throw malformed(limit(tooMuch), tooMuch.getLocation(), tooMuch);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw malformed("it is not valid JSON, or ends too early", broken.getLocation(), broken);
        } catch (IllegalStateException collisions) {
            throw malformed("its names are made to collide", parser.currentLocation(), collisions);
        }
    }

    /// The line on which the last record began, from 1.
    int line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private @Nullable JsonToken firstToken() throws IOException {
        JsonToken token = parser.nextToken();
        while (true) {
            if (token == null) {
                return end();
            }
            if (isInArray && token == JsonToken.END_ARRAY) {
                isInArray = false;
                isDone = isOneValue;
            } else if (!isInArray && isDone) {
                throw malformed("there is more after its end", parser.currentTokenLocation(), null);
            } else if (!isInArray && token == JsonToken.START_ARRAY) {
                isInArray = true;
            } else {
                isDone = isOneValue;
                return token;
            }
            token = parser.nextToken();
        }
    }

    private @Nullable JsonToken end() {
        if (isOneValue && !isDone) {
            throw malformed("it is empty", parser.currentLocation(), null);
        }
        return null;
    }

    private JsonValue value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> items();
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Digits(parser.getText());
            case VALUE_TRUE -> JsonValue.Literal.TRUE;
            case VALUE_FALSE -> JsonValue.Literal.FALSE;
            case VALUE_NULL -> JsonValue.Literal.NULL;
            default -> throw malformed("it is not valid JSON", parser.currentTokenLocation(), null);
        };
    }

    private JsonValue members() throws IOException {
        Map<String, JsonValue> members = LinkedHashMap.newLinkedHashMap(16);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (members.put(name, value(parser.nextToken())) != null) {
                throw malformed("it gives a name twice in one object", parser.currentTokenLocation(), null);
            }
        }
        return new JsonValue.Members(members);
    }

    private JsonValue items() throws IOException {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new JsonValue.Items(items);
    }

    private static String limit(StreamConstraintsException tooMuch) {
        String message = String.valueOf(tooMuch.getOriginalMessage());
        if (message.contains("nesting")) {
            return "it nests deeper than " + MAX_DEPTH + " levels";
        }
        return message.contains("Number")
                ? "it has a number of more than " + MAX_DIGITS + " digits"
                : "it is too large";
    }

    private WorkbenchException malformed(String flaw, @Nullable JsonLocation place, @Nullable Throwable cause) {
        int ends = linesBefore + (place == null ? 1 : Math.max(1, place.getLineNr()));
        int column = place == null ? 1 : Math.max(1, place.getColumnNr());
        line = isInside ? line : ends;
        return malformed(flaw, ends, column, cause);
    }

    private static WorkbenchException malformed(String flaw, int line, int column, @Nullable Throwable cause) {
        return new WorkbenchException(
                ErrorCode.BAD_INPUT,
                "The JSON cannot be read at line " + line + ", column " + column + ": " + flaw + ".",
                "Send it again whole; nothing of it was stored.",
                cause);
    }
}
