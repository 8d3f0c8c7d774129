package io.auditworkbench.filter;

import java.util.Locale;
import java.util.Set;

/// The term that was probably meant, from what stands before and behind an operator that stands wrong.
///
/// - **Shape**: harmless to print; `field` or `value` stands where nothing usable was written.
final class MeantTerm {

    private static final int LONGEST = 40;
    private static final Set<String> JOINING = Set.of("and", "or", "not");

    private MeantTerm() {}

    /// `total>1000` for the `>` in `total > 1000`.
    static String of(String text, int operatorStart, Operator operator) {
        return before(text, operatorStart)
                + operator.symbol()
                + after(text, operatorStart + operator.symbol().length());
    }

    /// `total>1000` for `total:>1000`, whose second operator stands at `operatorStart` behind the field.
    static String of(String field, String text, int operatorStart, Operator operator) {
        return shown(field)
                + operator.symbol()
                + after(text, operatorStart + operator.symbol().length());
    }

    private static String before(String text, int end) {
        int last = end;
        while (last > 0 && TextCursor.isSpace(text.charAt(last - 1))) {
            last--;
        }
        int first = last;
        while (first > 0 && isPartOfName(text, first - 1)) {
            first--;
        }
        boolean isAlone = first == 0 || TextCursor.isSpace(text.charAt(first - 1)) || text.charAt(first - 1) == '(';
        String word = text.substring(first, last);
        return isAlone && !word.isEmpty() && !JOINING.contains(word.toLowerCase(Locale.ROOT)) ? shown(word) : "field";
    }

    private static boolean isPartOfName(String text, int at) {
        char c = text.charAt(at);
        return !TextCursor.isSpace(c) && "()\"',".indexOf(c) < 0 && Operator.at(text, at) == null;
    }

    private static String after(String text, int start) {
        TextCursor cursor = new TextCursor(text);
        cursor.moveTo(Math.min(start, text.length()));
        cursor.skipSpace();
        int first = cursor.position();
        char quote = cursor.peek();
        if (quote == '"' || quote == '\'') {
            int closing = text.indexOf(quote, first + 1);
            return closing < 0 ? "value" : shown(text.substring(first, closing + 1));
        }
        while (!cursor.isAtEnd() && !cursor.isAtBoundary()) {
            cursor.advance(1);
        }
        String value = cursor.from(first).of(text);
        return value.isEmpty() || Operator.at(value, 0) != null ? "value" : shown(value);
    }

    private static String shown(String text) {
        return text.codePointCount(0, text.length()) > LONGEST ? "…" : Quotation.harmless(text);
    }
}
