package io.auditworkbench.filter;

import io.auditworkbench.filter.CompletionContext.Surroundings;
import io.auditworkbench.filter.CompletionContext.Surroundings.Before;
import io.auditworkbench.filter.FilterToken.Kind;
import java.util.List;
import java.util.Optional;

/// Finds out what can stand at a caret: what is before it decides, what is behind it says how far a replacement goes.
final class CaretReader {

    private final String text;
    private final int caret;
    private final ParsedFilter before;

    private CaretReader(String text, int caret) {
        this.text = text;
        this.caret = caret;
        before = FilterParser.parse(text.substring(0, caret));
    }

    /// The context at `offset`; offsets outside the text or inside a character count as the nearest one before.
    static CompletionContext read(String text, int offset) {
        if (text.isBlank()) {
            return new CompletionContext.Empty(new TextSpan(0, text.length()));
        }
        int caret = Math.clamp(offset, 0, text.length());
        boolean isInsideCharacter = caret > 0
                && caret < text.length()
                && Character.isSurrogatePair(text.charAt(caret - 1), text.charAt(caret));
        return new CaretReader(text, isInsideCharacter ? caret - 1 : caret).read();
    }

    private CompletionContext read() {
        Optional<FilterToken> operator = operatorAround();
        if (operator.isPresent()) {
            return inside(operator.get().span());
        }
        Optional<TermSource> term =
                last(before.terms()).filter(source -> source.span().end() == caret);
        if (term.isPresent()) {
            return at(term.get());
        }
        Optional<FilterToken> token =
                last(before.tokens()).filter(last -> last.span().end() == caret);
        if (token.isEmpty()) {
            return name(caret);
        }
        TextSpan span = token.get().span();
        boolean isWord = token.get().kind() == Kind.KEYWORD && Character.isLetter(text.charAt(span.start()));
        boolean isClosing = text.charAt(span.start()) == ')';
        return isClosing ? new CompletionContext.Nothing() : name(isWord ? span.start() : caret);
    }

    private Optional<FilterToken> operatorAround() {
        if (caret == 0 || caret == text.length()) {
            return Optional.empty();
        }
        return FilterParser.parse(text).tokens().stream()
                .filter(token -> token.kind() == Kind.OPERATOR)
                .filter(token ->
                        token.span().start() < caret && caret < token.span().end())
                .findFirst();
    }

    private CompletionContext inside(TextSpan operator) {
        return FilterParser.parse(text).terms().stream()
                .filter(term -> !term.nameParts().isEmpty()
                        && term.nameParts().getLast().end() == operator.start())
                .flatMap(term -> term.name().stream())
                .filter(name -> !(name instanceof FieldName.Directive))
                .findFirst()
                .<CompletionContext>map(name -> new CompletionContext.Operators(operator, name))
                .orElseGet(CompletionContext.Nothing::new);
    }

    private CompletionContext at(TermSource term) {
        if (term.operator().isEmpty()) {
            return name(term.span().start());
        }
        if (term.name().isEmpty()) {
            return new CompletionContext.Nothing();
        }
        TextSpan field = term.nameParts().getLast();
        boolean isSequence = field.of(text).equals("#");
        int start =
                field.end() + (isSequence ? 0 : term.operator().get().symbol().length());
        if (term.name().get().equals(new FieldName.Directive(FieldName.Word.SORT))) {
            return sortKey(start < caret && text.charAt(start) == '-' ? start + 1 : start);
        }
        return new OperandAtCaret(text, start, caret)
                .read(term.name().get(), term.operator().get());
    }

    private CompletionContext sortKey(int start) {
        Optional<List<String>> parts = parts(start);
        return parts.isEmpty()
                ? new CompletionContext.Nothing()
                : new CompletionContext.SortKey(new TextSpan(start, endOfName(start)), parts.get());
    }

    private CompletionContext name(int start) {
        Optional<List<String>> parts = parts(start);
        if (parts.isEmpty()) {
            return new CompletionContext.Nothing();
        }
        int end = start == caret ? caret : endOfName(start);
        Operator operator = start == caret ? null : Operator.at(text, end);
        int operatorEnd = end + (operator == null ? 0 : operator.symbol().length());
        return new CompletionContext.Name(
                new TextSpan(start, end),
                text.substring(start, caret),
                parts.get(),
                new TextSpan(end, operatorEnd),
                surroundings(start, end));
    }

    /// The parts of the name from `start` to the caret; empty when something else than a name stands there.
    private Optional<List<String>> parts(int start) {
        String typed = text.substring(start, caret);
        TextCursor cursor = new TextCursor(typed);
        NameScanner.Name name = new NameScanner(cursor, new ProblemList(typed)).read();
        boolean isName = cursor.isAtEnd() && !typed.startsWith("\"") && !typed.startsWith("'");
        return isName ? Optional.of(name.parts().stream().map(RawName::text).toList()) : Optional.empty();
    }

    private int endOfName(int start) {
        if (isInsideBackquotes(start)) {
            int close = text.indexOf('`', caret);
            boolean isClosed =
                    close >= 0 && text.substring(caret, close).chars().noneMatch(c -> TextCursor.isSpace((char) c));
            return isClosed ? close + 1 : caret;
        }
        TextCursor cursor = new TextCursor(text);
        cursor.moveTo(caret);
        while (!cursor.isAtBoundary()
                && "(,".indexOf(cursor.peek()) < 0
                && Operator.at(text, cursor.position()) == null) {
            cursor.advance(1);
        }
        return cursor.position();
    }

    private boolean isInsideBackquotes(int start) {
        return text.substring(start, caret).chars().filter(c -> c == '`').count() % 2 == 1;
    }

    private Surroundings surroundings(int start, int end) {
        Optional<FilterToken> last = last(before.tokens().stream()
                .filter(token -> token.span().end() <= start)
                .toList());
        boolean isTerm = last.isPresent()
                && last.get().kind() != Kind.KEYWORD
                && !text.startsWith("(", last.get().span().start());
        boolean isNegated = start > 0 && "-!".indexOf(text.charAt(start - 1)) >= 0;
        boolean isCloseToNext = end < text.length() && !TextCursor.isSpace(text.charAt(end)) && text.charAt(end) != ')';
        return new Surroundings(
                isTerm ? Before.TERM : Before.BEGINNING,
                isNegated ? Optional.of(text.charAt(start - 1)) : Optional.empty(),
                start == end && isCloseToNext ? " " : "");
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
