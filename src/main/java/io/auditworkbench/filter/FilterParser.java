package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.FilterToken.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads filter text: what it means, what is wrong with it, and how to colour it.
///
/// - **Shape**: any text, complete or not; the empty text is [FilterExpression.Everything].
/// - **Errors**: never throws; see [ParsedFilter#problems()].
/// - **Threading**: stateless. Time and memory grow with the length of the text; its depth is bounded.
/// - **Source**: docs/filter-language.md; recursive descent over or, and, not, primary.
public final class FilterParser {

    private static final int DEEPEST = 100;

    private final TextCursor cursor;
    private final ProblemList problems;
    private final TokenList tokens = new TokenList();
    private final TermParser terms;
    private boolean hasGivenUp;

    private FilterParser(String text) {
        cursor = new TextCursor(text);
        problems = new ProblemList(text);
        terms = new TermParser(cursor, problems, tokens);
    }

    /// Reads `text`.
    public static ParsedFilter parse(String text) {
        return new FilterParser(text).parse();
    }

    /// What stands at one place: there can be an operand that nothing can be made of.
    record Operand(@Nullable FilterExpression meaning, Presence presence) {
        enum Presence {
            ABSENT,
            PRESENT
        }

        static final Operand NONE = new Operand(null, Presence.ABSENT);

        static Operand of(@Nullable FilterExpression meaning) {
            return new Operand(meaning, Presence.PRESENT);
        }

        boolean isAbsent() {
            return presence == Presence.ABSENT;
        }
    }

    private ParsedFilter parse() {
        List<FilterExpression> parts = new ArrayList<>();
        do {
            addTo(parts, parseOr(0));
        } while (skipStrayBracket());
        FilterExpression readable = parts.isEmpty() ? new FilterExpression.Everything() : FilterExpression.and(parts);
        return new ParsedFilter(
                cursor.text(), readable, terms.directives(), problems.inOrder(), tokens.all(), terms.sources());
    }

    private boolean skipStrayBracket() {
        if (isAtEnd()) {
            return false;
        }
        problems.add(Code.STRAY_CHARACTER, take(Kind.PUNCTUATION, 1), "this ) closes nothing");
        tokens.colour(tokens.size() - 1, TermState.INVALID);
        return true;
    }

    private Operand parseOr(int depth) {
        List<FilterExpression> alternatives = new ArrayList<>();
        Operand left = parseAnd(depth);
        Operand all = left;
        addTo(alternatives, left);
        while (isAtKeyword("or", "||")) {
            int token = tokens.size();
            TextSpan or = takeKeyword();
            Operand right = parseAnd(depth);
            if (left.isAbsent() || right.isAbsent()) {
                unfinished(token, or, "or stands between two terms; quote it to look for the word");
            }
            addTo(alternatives, right);
            all = Operand.of(null);
            left = right;
        }
        return alternatives.isEmpty() ? all : Operand.of(FilterExpression.or(alternatives));
    }

    private Operand parseAnd(int depth) {
        List<FilterExpression> operands = new ArrayList<>();
        Operand all = Operand.NONE;
        while (!isAtEnd() && cursor.peek() != ')' && !isAtKeyword("or", "||")) {
            if (isAtKeyword("and", "&&")) {
                int token = tokens.size();
                TextSpan and = takeKeyword();
                if (all.isAbsent() || !isAtOperand()) {
                    unfinished(token, and, "and stands between two terms; quote it to look for the word");
                }
                continue;
            }
            Operand operand = parseUnary(depth);
            all = operand.isAbsent() ? all : Operand.of(null);
            addTo(operands, operand);
        }
        return operands.isEmpty() ? all : Operand.of(FilterExpression.and(operands));
    }

    private Operand parseUnary(int depth) {
        int negations = 0;
        while (isAtNegation()) {
            int token = tokens.size();
            TextSpan not = cursor.peek() == '!' || cursor.peek() == '-' ? take(Kind.KEYWORD, 1) : takeKeyword();
            boolean mustTouch = not.of(cursor.text()).equals("-");
            if ((mustTouch && cursor.isAtSpace()) || !isAtOperand()) {
                unfinished(token, not, "what is excluded comes directly after it; quote it to look for the word");
                return Operand.of(null);
            }
            negations++;
        }
        Operand operand = parsePrimary(depth, negations);
        FilterExpression meaning = operand.meaning();
        return meaning == null || negations % 2 == 0 ? operand : Operand.of(FilterExpression.not(meaning));
    }

    private Operand parsePrimary(int depth, int negations) {
        if (cursor.peek() == '(') {
            return parseGroup(depth);
        }
        if (terms.isFull()) {
            return giveUp(Code.TOO_LARGE, "too many terms or values: split the filter");
        }
        return terms.parse(depth > 0 || negations > 0 ? TermParser.Place.NESTED : TermParser.Place.OUTERMOST);
    }

    private Operand parseGroup(int depth) {
        if (depth >= DEEPEST) {
            return giveUp(Code.TOO_DEEP, "brackets in more than " + DEEPEST + " levels");
        }
        int token = tokens.size();
        TextSpan open = take(Kind.PUNCTUATION, 1);
        Operand inner = parseOr(depth + 1);
        if (isAtEnd() && !hasGivenUp) {
            unfinished(token, open, "the closing ) is still to come");
        }
        if (!isAtEnd()) {
            TextSpan close = take(Kind.PUNCTUATION, 1);
            if (inner.isAbsent()) {
                unfinished(token, open.through(close), "there is nothing between the brackets");
            }
        }
        return Operand.of(inner.meaning());
    }

    private Operand giveUp(Code code, String message) {
        int start = cursor.position();
        problems.add(code, new TextSpan(start, start + 1), message);
        take(Kind.VALUE, cursor.text().length() - start);
        tokens.colour(tokens.size() - 1, TermState.INVALID);
        hasGivenUp = true;
        return Operand.of(null);
    }

    private boolean isAtNegation() {
        cursor.skipSpace();
        if (cursor.isAtEnd() || Operator.at(cursor.text(), cursor.position()) != null) {
            return false;
        }
        return cursor.peek() == '!' || cursor.peek() == '-' || isAtKeyword("not", "!");
    }

    private boolean isAtOperand() {
        return !isAtEnd() && cursor.peek() != ')' && !isAtKeyword("or", "||") && !isAtKeyword("and", "&&");
    }

    private boolean isAtEnd() {
        cursor.skipSpace();
        return cursor.isAtEnd();
    }

    /// A keyword is a word of its own: `or:5` is a column, `orders` a word.
    private boolean isAtKeyword(String word, String symbol) {
        cursor.skipSpace();
        if (cursor.isAt(symbol)) {
            return true;
        }
        String text = cursor.text();
        int end = cursor.position() + word.length();
        if (!text.regionMatches(true, cursor.position(), word, 0, word.length())) {
            return false;
        }
        return end >= text.length() || TextCursor.isSpace(text.charAt(end)) || "()".indexOf(text.charAt(end)) >= 0;
    }

    private TextSpan takeKeyword() {
        int length = Character.isLetter(cursor.peek()) ? lengthOfWord() : 2;
        return take(Kind.KEYWORD, length);
    }

    private int lengthOfWord() {
        int end = cursor.position();
        while (end < cursor.text().length() && Character.isLetter(cursor.text().charAt(end))) {
            end++;
        }
        return end - cursor.position();
    }

    private TextSpan take(Kind kind, int length) {
        int start = cursor.position();
        cursor.advance(length);
        tokens.add(kind, cursor.from(start));
        return cursor.from(start);
    }

    private void unfinished(int token, TextSpan span, String message) {
        problems.unfinished(span, message);
        tokens.colourOne(token, TermState.INCOMPLETE);
    }

    private static void addTo(List<FilterExpression> list, Operand operand) {
        if (operand.meaning() != null) {
            list.add(operand.meaning());
        }
    }
}
