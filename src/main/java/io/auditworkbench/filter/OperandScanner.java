package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.FilterToken.Kind;
import io.auditworkbench.filter.RawOperand.Joint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the list of values behind an operator.
final class OperandScanner {

    private static final int MOST = 10_000;

    private final TextCursor cursor;
    private final ProblemList problems;
    private final TokenList tokens;
    private final ScalarScanner scalars;

    /// Whether brackets are part of a value.
    enum Form {
        VALUES,
        CALLS
    }

    OperandScanner(TextCursor cursor, ProblemList problems, TokenList tokens) {
        this.cursor = cursor;
        this.problems = problems;
        this.tokens = tokens;
        this.scalars = new ScalarScanner(cursor, problems, ScalarScanner.Place.VALUE);
    }

    /// The values at the cursor; empty when there is none.
    List<RawOperand> read(Form form) {
        List<RawOperand> operands = new ArrayList<>();
        while (true) {
            RawOperand operand = readOperand(form);
            boolean isListGoingOn = !cursor.isAtEnd() && cursor.peek() == ',';
            if (operand != null) {
                operands.add(operand);
            } else if (isListGoingOn || !operands.isEmpty()) {
                problems.unfinished(TextSpan.at(cursor.position()), "a value is missing beside the comma");
            }
            if (isListGoingOn && operands.size() >= MOST) {
                skipJunk(Code.TOO_LARGE, "a list holds at most " + MOST + " values: split the filter");
                return operands;
            }
            if (!isListGoingOn) {
                return operands;
            }
            take(Kind.PUNCTUATION, 1);
        }
    }

    private @Nullable RawOperand readOperand(Form form) {
        int start = cursor.position();
        RawScalar first = readScalar();
        Joint joint = joint(form, first);
        if (joint == Joint.NONE) {
            return first == null ? null : new RawOperand(cursor.from(start), joint, first, null);
        }
        take(joint == Joint.CALL ? Kind.PUNCTUATION : Kind.OPERATOR, joint == Joint.CALL ? 1 : 2);
        RawScalar second = readScalar();
        switch (joint) {
            case CALL -> closeCall(start);
            case RANGE -> requireSide(start, first != null || second != null, "a range needs at least one end");
            case TRANSITION ->
                requireSide(start, first != null && second != null, "-> needs both sides; * stands for any value");
            case NONE -> {}
        }
        refuseSecondJoint();
        return new RawOperand(cursor.from(start), joint, first, second);
    }

    private @Nullable RawScalar readScalar() {
        RawScalar scalar = scalars.read();
        if (scalar.span().isEmpty()) {
            return null;
        }
        tokens.add(scalar.isBare() ? Kind.VALUE : Kind.STRING, scalar.span());
        if (!scalar.isBare() && !cursor.isAtBoundary() && ",(".indexOf(cursor.peek()) < 0 && !isAtJoint()) {
            skipJunk(Code.UNQUOTED_CHARACTER, "put a space or a comma after the closing quote");
        }
        return scalar;
    }

    private Joint joint(Form form, @Nullable RawScalar first) {
        if (cursor.isAt("..")) {
            return Joint.RANGE;
        }
        if (cursor.isAt("->")) {
            return Joint.TRANSITION;
        }
        return form == Form.CALLS && first != null && cursor.isAt("(") ? Joint.CALL : Joint.NONE;
    }

    private boolean isAtJoint() {
        return cursor.isAt("..") || cursor.isAt("->");
    }

    private void closeCall(int start) {
        if (cursor.isAt(")")) {
            take(Kind.PUNCTUATION, 1);
        } else {
            problems.unfinished(cursor.from(start), "the closing ) is still to come");
        }
    }

    private void requireSide(int start, boolean isThere, String message) {
        if (!isThere) {
            problems.unfinished(cursor.from(start), message);
        }
    }

    private void refuseSecondJoint() {
        if (isAtJoint()) {
            skipJunk(
                    Code.UNQUOTED_CHARACTER,
                    "a value has one .. or one -> at most; put it in quotes if it is plain text");
        }
    }

    private void skipJunk(Code code, String message) {
        String ends = code == Code.TOO_LARGE ? "" : ",(";
        int start = cursor.position();
        while (!cursor.isAtBoundary() && ends.indexOf(cursor.peek()) < 0) {
            cursor.advance(1);
        }
        tokens.add(Kind.VALUE, cursor.from(start));
        problems.add(code, cursor.from(start), message);
    }

    private void take(Kind kind, int length) {
        int start = cursor.position();
        cursor.advance(length);
        tokens.add(kind, cursor.from(start));
    }
}
