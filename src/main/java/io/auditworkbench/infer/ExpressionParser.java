package io.auditworkbench.infer;

import io.auditworkbench.infer.Expression.Path;
import io.auditworkbench.infer.Expression.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Reads expressions of rules.
///
/// - **Shape**: terms joined by `+` and `-` from left to right; a term is a path, a call, a number or a quoted text.
/// - **Errors**: [ParsedExpression.Refused] with the first place that is wrong.
final class ExpressionParser {

    private static final int LONGEST = 1_000;
    private static final int MOST_TERMS = 50;
    private static final String TERMS = "a field such as start.total, sum(lines.quantity), count(lines), "
            + "first(lines.product), a number or a quoted text";

    private final String text;
    private int position;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /// Ends the reading at the first mistake; never leaves this class.
    private static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;
        private final transient ParsedExpression.Refused refused;

        Mistake(ParsedExpression.Refused refused) {
            super(refused.message(), null, false, false);
            this.refused = refused;
        }
    }

    static ParsedExpression parse(String text) {
        if (text.length() > LONGEST) {
            return new ParsedExpression.Refused(
                    "the expression has " + text.length() + " characters", "at most " + LONGEST, 0, text.length());
        }
        try {
            return new ParsedExpression.Accepted(new ExpressionParser(text).parse());
        } catch (Mistake mistake) {
            return mistake.refused;
        }
    }

    private Expression parse() throws Mistake {
        Expression sum = term();
        int terms = 1;
        while (!isAtEnd()) {
            char operator = text.charAt(position);
            if (operator != '+' && operator != '-') {
                throw here("\"" + rest() + "\" is not expected here", "+ or - and another term, or the end");
            }
            position++;
            if (++terms > MOST_TERMS) {
                throw here("more than " + MOST_TERMS + " terms", "fewer terms");
            }
            Expression right = term();
            sum = operator == '+' ? new Expression.Plus(sum, right) : new Expression.Minus(sum, right);
        }
        return sum;
    }

    private Expression term() throws Mistake {
        if (isAtEnd()) {
            throw here("something is still to come", TERMS);
        }
        char c = text.charAt(position);
        if (c == '"' || c == '\'') {
            return quoted(c);
        }
        if (isDigit(c) || (c == '-' && position + 1 < text.length() && isDigit(text.charAt(position + 1)))) {
            return number();
        }
        int start = position;
        List<String> names = names(TERMS);
        if (!isAt('(')) {
            return path(names, start);
        }
        position++;
        Expression call = call(names, start);
        take(')', "a closing )");
        return call;
    }

    private Expression call(List<String> names, int start) throws Mistake {
        return switch (String.join(".", names)) {
            case "sum" -> sum();
            case "count" -> new Expression.Count(part());
            case "first" -> new Expression.First(pathOfPart());
            default ->
                throw mistake(
                        "there is no function \"" + String.join(".", names) + "\"",
                        "sum, count or first",
                        start,
                        position - 1);
        };
    }

    private Expression sum() throws Mistake {
        Path factor = pathOfPart();
        if (!isAt('*')) {
            return new Expression.Sum(factor, null);
        }
        position++;
        skipSpace();
        int start = position;
        Path other = pathOfPart();
        if (!other.source().equals(factor.source())) {
            throw mistake(
                    "the two fields are of different parts, " + factor.source() + " and " + other.source(),
                    "two fields of one part, such as lines.quantity * lines.unit_price",
                    start,
                    position);
        }
        return new Expression.Sum(factor, other);
    }

    private String part() throws Mistake {
        skipSpace();
        int start = position;
        List<String> names = names("the name of a part, such as lines");
        if (names.size() != 1 || names.getFirst().equals(Expression.START)) {
            throw mistake(
                    "\"" + String.join(".", names) + "\" is no part",
                    "the name of a part, such as lines",
                    start,
                    position);
        }
        return names.getFirst();
    }

    private Path pathOfPart() throws Mistake {
        skipSpace();
        int start = position;
        Path path = path(names("a field of a part, such as lines.quantity"), start);
        if (path.isOfStart()) {
            throw mistake(
                    "\"" + path + "\" is one value, not one for each row of a part",
                    "a field of a part, such as lines.quantity",
                    start,
                    position);
        }
        return path;
    }

    private Path path(List<String> names, int start) throws Mistake {
        if (names.size() == 2) {
            return new Path(names.getFirst(), Side.SHOWN, names.getLast());
        }
        if (names.size() == 3) {
            Side side = switch (names.get(1)) {
                case "old" -> Side.OLD;
                case "new" -> Side.NEW;
                case "delta" -> Side.DELTA;
                default ->
                    throw mistake(
                            "\"" + names.get(1) + "\" is no side of a change", "old, new or delta", start, position);
            };
            return new Path(names.getFirst(), side, names.getLast());
        }
        throw mistake("\"" + String.join(".", names) + "\" is no field", TERMS, start, position);
    }

    private List<String> names(String expected) throws Mistake {
        List<String> names = new ArrayList<>();
        names.add(name(expected));
        while (position < text.length() && text.charAt(position) == '.') {
            position++;
            names.add(name("a name after the dot"));
        }
        return names;
    }

    private String name(String expected) throws Mistake {
        int start = position;
        while (position < text.length() && isNamePart(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            throw start == text.length()
                    ? here("something is still to come", expected)
                    : mistake("\"" + text.charAt(start) + "\" is not expected here", expected, start, start + 1);
        }
        return text.substring(start, position);
    }

    private Expression number() throws Mistake {
        int start = position;
        position++;
        while (position < text.length() && (isDigit(text.charAt(position)) || text.charAt(position) == '.')) {
            position++;
        }
        try {
            return new Expression.Literal(new ExpressionValue.Numeric(new BigDecimal(text.substring(start, position))));
        } catch (NumberFormatException _) {
            throw mistake(
                    "\"" + text.substring(start, position) + "\" is no number",
                    "a number such as 12.50",
                    start,
                    position);
        }
    }

    private Expression quoted(char quote) throws Mistake {
        int end = text.indexOf(quote, position + 1);
        if (end < 0) {
            throw mistake("the quote is not closed", "a closing " + quote, position, text.length());
        }
        String quoted = text.substring(position + 1, end);
        position = end + 1;
        return new Expression.Literal(new ExpressionValue.Text(quoted));
    }

    private void take(char expected, String whatWouldBeRight) throws Mistake {
        if (!isAt(expected)) {
            throw isAtEnd()
                    ? here("something is still to come", whatWouldBeRight)
                    : here("\"" + rest() + "\" is not expected here", whatWouldBeRight);
        }
        position++;
    }

    private boolean isAt(char expected) {
        return !isAtEnd() && text.charAt(position) == expected;
    }

    private boolean isAtEnd() {
        skipSpace();
        return position >= text.length();
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private String rest() {
        int end = position;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(position, end);
    }

    private Mistake here(String message, String whatWouldBeRight) {
        return mistake(message, whatWouldBeRight, position, Math.min(text.length(), position + 1));
    }

    private static Mistake mistake(String message, String whatWouldBeRight, int start, int end) {
        return new Mistake(new ParsedExpression.Refused(message, whatWouldBeRight, start, end));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
