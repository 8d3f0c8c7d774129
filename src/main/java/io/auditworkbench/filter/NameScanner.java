package io.auditworkbench.filter;

import java.util.ArrayList;
import java.util.List;

/// Reads a dotted field name; a part may stand in backquotes.
final class NameScanner {

    private final TextCursor cursor;
    private final ProblemList problems;

    NameScanner(TextCursor cursor, ProblemList problems) {
        this.cursor = cursor;
        this.problems = problems;
    }

    /// A name, and whether it is whole: closed, and behind each dot a part.
    record Name(List<RawName> parts, boolean isClosed) {
        boolean hasEmptyPart() {
            return parts.stream().anyMatch(part -> part.text().isEmpty());
        }
    }

    /// Reads parts as long as dots follow; the cursor stops at the first character that belongs to no name.
    Name read() {
        List<RawName> parts = new ArrayList<>();
        while (true) {
            int start = cursor.position();
            StringBuilder text = new StringBuilder();
            if (!readPart(text)) {
                parts.add(new RawName(text.toString(), cursor.from(start)));
                return new Name(parts, false);
            }
            parts.add(new RawName(text.toString(), cursor.from(start)));
            if (cursor.isAtEnd() || cursor.peek() != '.') {
                return new Name(parts, true);
            }
            cursor.advance(1);
        }
    }

    private boolean readPart(StringBuilder text) {
        if (cursor.peek() == '`' && !cursor.isAtEnd()) {
            return new StringScanner(cursor, problems).read(text);
        }
        while (!isAtEndOfName() && cursor.peek() != '.') {
            text.append(cursor.peek());
            cursor.advance(1);
        }
        return true;
    }

    private boolean isAtEndOfName() {
        return cursor.isAtBoundary()
                || "(,".indexOf(cursor.peek()) >= 0
                || Operator.at(cursor.text(), cursor.position()) != null;
    }
}
