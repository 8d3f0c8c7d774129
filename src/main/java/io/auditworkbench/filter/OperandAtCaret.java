package io.auditworkbench.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the value at a caret that stands behind an operator.
final class OperandAtCaret {

    private final String text;
    private final int start;
    private final int caret;

    OperandAtCaret(String text, int start, int caret) {
        this.text = text;
        this.start = start;
        this.caret = caret;
    }

    CompletionContext read(FieldName field, Operator operator) {
        boolean isSame = field.equals(new FieldName.BuiltIn(Field.SAME));
        String typed = text.substring(start, caret);
        List<RawOperand> operands = new OperandScanner(new TextCursor(typed), new ProblemList(typed), new TokenList())
                .read(isSame ? OperandScanner.Form.CALLS : OperandScanner.Form.VALUES);
        RawOperand last = operands.isEmpty() ? null : operands.getLast();
        if (last == null || last.span().end() < typed.length()) {
            return value(field, operator, null, "");
        }
        return switch (last.joint()) {
            case NONE -> value(field, operator, last.first(), "");
            case RANGE -> value(field, operator, last.second(), "");
            case CALL -> typed.endsWith(")") ? new CompletionContext.Nothing() : call(last);
            case TRANSITION -> transition(field, last);
        };
    }

    private CompletionContext value(FieldName field, Operator operator, @Nullable RawScalar scalar, String ending) {
        return new CompletionContext.Value(replaced(scalar), field, operator, said(scalar), ending);
    }

    private CompletionContext call(RawOperand call) {
        TextSpan replaced = replaced(call.second());
        String ending = text.startsWith(")", replaced.end()) ? "" : ")";
        return value(new FieldName.BuiltIn(Field.ID), Operator.MATCHES, call.second(), ending);
    }

    private CompletionContext transition(FieldName field, RawOperand operand) {
        if (!(field instanceof FieldName.Column(ColumnName column))) {
            return new CompletionContext.Nothing();
        }
        RawScalar from = operand.first();
        String state = from == null || from.isStar() ? "*" : from.text();
        return new CompletionContext.NextState(replaced(operand.second()), column, state, said(operand.second()));
    }

    /// What the value says so far: of a pattern the part before its first star.
    private static String said(@Nullable RawScalar scalar) {
        if (scalar == null) {
            return "";
        }
        return scalar.isPattern() ? scalar.globParts().getFirst() : scalar.text();
    }

    private TextSpan replaced(@Nullable RawScalar scalar) {
        if (scalar == null) {
            return new TextSpan(caret, endOfBare());
        }
        int begin = start + scalar.span().start();
        return new TextSpan(begin, scalar.isBare() ? endOfBare() : endOfQuoted(begin));
    }

    private int endOfBare() {
        TextCursor cursor = new TextCursor(text);
        cursor.moveTo(caret);
        while (!isEnd(cursor)) {
            cursor.advance(1);
        }
        return cursor.position();
    }

    private static boolean isEnd(TextCursor cursor) {
        return cursor.isAtBoundary() || "(,".indexOf(cursor.peek()) >= 0 || cursor.isAt("..") || cursor.isAt("->");
    }

    /// Behind the closing quote, when one belongs to it; a quote further on that opens the next text does not.
    private int endOfQuoted(int begin) {
        TextCursor cursor = new TextCursor(text.substring(0, caret));
        cursor.moveTo(begin);
        char quote = cursor.peek();
        boolean isClosed = new StringScanner(cursor, new ProblemList(text)).read(new StringBuilder());
        int close = isClosed ? -1 : text.indexOf(quote, caret);
        if (close < 0) {
            return caret;
        }
        TextCursor behind = new TextCursor(text);
        behind.moveTo(close + 1);
        return isEnd(behind) ? close + 1 : caret;
    }
}
