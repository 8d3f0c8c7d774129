package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the readers of single terms say about values they cannot use.
final class TermNotes {

    private final ProblemList problems;
    private final int textLength;

    TermNotes(ProblemList problems, int textLength) {
        this.problems = problems;
        this.textLength = textLength;
    }

    void error(Code code, TextSpan span, String message, String... suggestions) {
        problems.add(code, span, message, List.of(suggestions));
    }

    void warning(Code code, TextSpan span, String message, String... suggestions) {
        problems.add(code, span, message, List.of(suggestions));
    }

    /// An error, unless the text ends here and the value could still become a good one.
    void errorUnlessTyping(TextSpan span, Typing typing, Code code, String message, List<String> suggestions) {
        boolean isUnfinished = typing == Typing.COULD_BECOME_VALID && span.end() == textLength;
        problems.add(isUnfinished ? Code.UNFINISHED : code, span, message, suggestions);
    }

    /// The only value of a term, or null with a problem when there are several or it is a range or transition.
    @Nullable
    RawScalar single(RawTerm.Test term) {
        RawOperand first = term.operands().getFirst();
        TextSpan all = first.span().through(term.operands().getLast().span());
        if (term.operands().size() > 1) {
            error(Code.WRONG_VALUE, all, term.operator().symbol() + " takes one value; a list needs :");
            return null;
        }
        RawScalar single = first.single();
        if (single == null) {
            String form = first.joint() == RawOperand.Joint.RANGE ? "a range" : "a transition";
            error(Code.WRONG_VALUE, all, term.operator().symbol() + " takes one value; " + form + " needs :");
        }
        return single;
    }

    enum Typing {
        COULD_BECOME_VALID,
        CANNOT_BECOME_VALID;

        static Typing of(boolean couldBecomeValid) {
            return couldBecomeValid ? COULD_BECOME_VALID : CANNOT_BECOME_VALID;
        }
    }
}
