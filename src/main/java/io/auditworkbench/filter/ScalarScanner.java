package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.RawScalar.Quoting;
import java.util.ArrayList;
import java.util.List;

/// Reads one value or word, quoted or bare, with its stars.
final class ScalarScanner {

    private final TextCursor cursor;
    private final ProblemList problems;
    private final Place place;

    /// Where the scalar stands, which decides the characters that end it.
    enum Place {
        /// A term of its own: an operator ends it.
        WORD,
        /// Behind an operator: `:` is ordinary, `..` and `->` end it.
        VALUE
    }

    ScalarScanner(TextCursor cursor, ProblemList problems, Place place) {
        this.cursor = cursor;
        this.problems = problems;
        this.place = place;
    }

    /// Reads up to the first character that ends it; nothing at all gives an empty bare scalar.
    RawScalar read() {
        int start = cursor.position();
        StringBuilder text = new StringBuilder();
        List<String> parts = new ArrayList<>();
        Quoting quoting = Quoting.BARE;
        if (!cursor.isAtEnd() && (cursor.peek() == '"' || cursor.peek() == '\'')) {
            quoting = Quoting.QUOTED;
            readString(text);
        }
        int partStart = 0;
        boolean isOpen = quoting == Quoting.BARE || cursor.peek() == '*';
        while (isOpen && !isAtEndOfScalar()) {
            if (cursor.peek() != '*') {
                readOrdinary(text);
                continue;
            }
            parts.add(text.substring(partStart));
            text.append('*');
            partStart = text.length();
            cursor.advance(1);
            if (cursor.peek() == '"') {
                readString(text);
            }
        }
        if (!parts.isEmpty()) {
            parts.add(text.substring(partStart));
        }
        return new RawScalar(cursor.from(start), text.toString(), quoting, parts);
    }

    private void readString(StringBuilder text) {
        new StringScanner(cursor, problems).read(text);
    }

    private void readOrdinary(StringBuilder text) {
        char c = cursor.peek();
        if ("=<>".indexOf(c) >= 0) {
            TextSpan span = new TextSpan(cursor.position(), cursor.position() + 1);
            problems.add(Code.UNQUOTED_CHARACTER, span, "put the value in quotes: " + c + " has a meaning here");
        }
        text.append(c);
        cursor.advance(1);
    }

    private boolean isAtEndOfScalar() {
        if (cursor.isAtBoundary() || "(,".indexOf(cursor.peek()) >= 0) {
            return true;
        }
        return switch (place) {
            case VALUE -> cursor.isAt("..") || cursor.isAt("->");
            case WORD -> Operator.at(cursor.text(), cursor.position()) != null;
        };
    }
}
