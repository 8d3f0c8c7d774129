package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.FilterToken.Kind;
import java.util.List;
import java.util.Locale;

/// Cuts one term out of the text: a word, a phrase, `#12`, or field, operator and values.
final class TermScanner {

    private static final String SORT = FieldName.Word.SORT.name().toLowerCase(Locale.ROOT);

    private final TextCursor cursor;
    private final ProblemList problems;
    private final TokenList tokens;

    TermScanner(TextCursor cursor, ProblemList problems, TokenList tokens) {
        this.cursor = cursor;
        this.problems = problems;
        this.tokens = tokens;
    }

    /// Reads the term at the cursor, at least one character.
    RawTerm read() {
        RawTerm term = readTerm();
        if (!cursor.isAtBoundary() && cursor.peek() == '(') {
            TextSpan bracket = new TextSpan(cursor.position(), cursor.position() + 1);
            problems.add(Code.UNQUOTED_CHARACTER, bracket, "put a space before ( or the text with it in quotes");
        }
        return term;
    }

    private RawTerm readTerm() {
        Operator operator = Operator.at(cursor.text(), cursor.position());
        if (operator != null) {
            return readStray(
                    Code.STRAY_CHARACTER,
                    operator.symbol() + " needs a field directly before it: "
                            + MeantTerm.of(cursor.text(), cursor.position(), operator));
        }
        return switch (cursor.peek()) {
            case '#' -> readSequence();
            case '"', '\'' -> readPhrase();
            case ',' -> readStray(Code.STRAY_CHARACTER, "a comma stands between values only; write it in quotes");
            default -> readNameOrWord();
        };
    }

    private RawTerm readSequence() {
        int start = cursor.position();
        cursor.advance(1);
        TextSpan mark = cursor.from(start);
        tokens.add(Kind.FIELD, mark);
        List<RawOperand> operands = operands(OperandScanner.Form.VALUES);
        if (operands.isEmpty()) {
            problems.unfinished(mark, "# needs a number: #1042");
        }
        List<RawName> name = List.of(new RawName(Field.SEQ.word(), mark));
        return new RawTerm.Test(cursor.from(start), name, Operator.MATCHES, TextSpan.at(mark.end()), operands);
    }

    private RawTerm readPhrase() {
        int start = cursor.position();
        RawScalar scalar = new ScalarScanner(cursor, problems, ScalarScanner.Place.WORD).read();
        tokens.add(Kind.STRING, scalar.span());
        if (!cursor.isAtBoundary() && ",(".indexOf(cursor.peek()) < 0) {
            boolean isName = Operator.at(cursor.text(), cursor.position()) != null;
            readStray(
                    Code.UNQUOTED_CHARACTER,
                    isName ? "quote a field name with `backquotes`" : "put a space after the closing quote");
        }
        return new RawTerm.Word(cursor.from(start), scalar);
    }

    private RawTerm readNameOrWord() {
        int start = cursor.position();
        NameScanner.Name name = new NameScanner(cursor, problems).read();
        boolean isBackquoted = cursor.text().charAt(start) == '`';
        if (!name.isClosed()) {
            tokens.add(Kind.FIELD, cursor.from(start));
            return new RawTerm.Broken(cursor.from(start));
        }
        Operator operator = Operator.at(cursor.text(), cursor.position());
        boolean isPattern = cursor.from(start).of(cursor.text()).contains("*\"");
        if (operator != null && !isPattern) {
            return readTest(start, name, operator);
        }
        if (isBackquoted) {
            tokens.add(Kind.FIELD, cursor.from(start));
            problems.unfinished(cursor.from(start), "a field name needs an operator and a value after it");
            return new RawTerm.Broken(cursor.from(start));
        }
        cursor.moveTo(start);
        return readWord();
    }

    private RawTerm readWord() {
        RawScalar scalar = new ScalarScanner(cursor, problems, ScalarScanner.Place.WORD).read();
        tokens.add(Kind.WORD, scalar.span());
        if (Operator.at(cursor.text(), cursor.position()) != null) {
            return readStray(Code.UNQUOTED_CHARACTER, "a field name cannot be a pattern; put the whole text in quotes");
        }
        return new RawTerm.Word(scalar.span(), scalar);
    }

    private RawTerm readTest(int start, NameScanner.Name name, Operator operator) {
        TextSpan field = cursor.from(start);
        tokens.add(Kind.FIELD, field);
        refuseBadName(name, field);
        cursor.advance(operator.symbol().length());
        TextSpan symbol = new TextSpan(field.end(), cursor.position());
        tokens.add(Kind.OPERATOR, symbol);
        String word = field.of(cursor.text()).toLowerCase(Locale.ROOT);
        if (word.equals(SORT) && operator == Operator.MATCHES) {
            return readSort(field, symbol);
        }
        refuseSecondOperator(field);
        boolean isCall = word.equals(Field.SAME.word());
        List<RawOperand> operands = operands(isCall ? OperandScanner.Form.CALLS : OperandScanner.Form.VALUES);
        if (operands.isEmpty()) {
            String shown = field.through(symbol).of(cursor.text());
            problems.unfinished(field.through(symbol), Quotation.of(shown) + " needs a value directly after it");
        }
        return new RawTerm.Test(cursor.from(start), name.parts(), operator, symbol, operands);
    }

    private void refuseBadName(NameScanner.Name name, TextSpan field) {
        if (name.hasEmptyPart()) {
            problems.add(Code.BAD_NAME, field, "a field name has a word on each side of a dot");
        }
        String typed = field.of(cursor.text());
        if (typed.indexOf('*') >= 0 && typed.indexOf('`') < 0) {
            problems.add(Code.BAD_NAME, field, "a field name cannot be a pattern");
        }
    }

    private void refuseSecondOperator(TextSpan field) {
        Operator second = Operator.at(cursor.text(), cursor.position());
        if (second != null && second != Operator.MATCHES) {
            int start = cursor.position();
            String meant = MeantTerm.of(field.of(cursor.text()), cursor.text(), start, second);
            cursor.advance(second.symbol().length());
            tokens.add(Kind.OPERATOR, cursor.from(start));
            String message = "one operator is enough: " + meant + "; or put the value in quotes";
            problems.add(Code.UNQUOTED_CHARACTER, cursor.from(start), message);
        }
    }

    private RawTerm readSort(TextSpan field, TextSpan symbol) {
        Directives.Order order = Directives.Order.ASCENDING;
        int start = cursor.position();
        if (cursor.isAt("-")) {
            order = Directives.Order.DESCENDING;
            cursor.advance(1);
            tokens.add(Kind.OPERATOR, cursor.from(start));
        }
        int keyStart = cursor.position();
        NameScanner.Name key = new NameScanner(cursor, problems).read();
        tokens.add(Kind.VALUE, cursor.from(keyStart));
        if (key.hasEmptyPart() && key.isClosed()) {
            problems.unfinished(cursor.from(start), "sort: needs a field: sort:-time");
        }
        if (!cursor.isAtBoundary() && cursor.peek() != '(') {
            readStray(Code.UNQUOTED_CHARACTER, "sort: takes one field; write sort: again for the next");
        }
        return new RawTerm.Sort(cursor.from(field.start()), field, symbol, order, key.parts());
    }

    private List<RawOperand> operands(OperandScanner.Form form) {
        return new OperandScanner(cursor, problems, tokens).read(form);
    }

    private RawTerm readStray(Code code, String message) {
        int start = cursor.position();
        cursor.advance(1);
        while (!cursor.isAtBoundary() && cursor.peek() != '(') {
            cursor.advance(1);
        }
        tokens.add(Kind.VALUE, cursor.from(start));
        problems.add(code, cursor.from(start), message);
        return new RawTerm.Broken(cursor.from(start));
    }
}
