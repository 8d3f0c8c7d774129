package io.auditworkbench.filter;

import java.util.List;

/// One term as typed, before anybody asked what its words mean.
sealed interface RawTerm {

    /// Where it stands.
    TextSpan span();

    /// A word or a phrase.
    record Word(TextSpan span, RawScalar scalar) implements RawTerm {}

    /// A field, an operator and its operands; without operands while the value is still to come.
    record Test(TextSpan span, List<RawName> names, Operator operator, TextSpan operatorSpan, List<RawOperand> operands)
            implements RawTerm {
        public Test {
            names = List.copyOf(names);
            operands = List.copyOf(operands);
        }

        TextSpan fieldSpan() {
            return spanOf(names);
        }
    }

    /// `sort:` and a field name.
    record Sort(TextSpan span, TextSpan fieldSpan, TextSpan operatorSpan, Directives.Order order, List<RawName> key)
            implements RawTerm {
        public Sort {
            key = List.copyOf(key);
        }
    }

    /// Not enough to be any of them; the problem is already recorded.
    record Broken(TextSpan span) implements RawTerm {}

    /// From the first part of a name to its last.
    static TextSpan spanOf(List<RawName> names) {
        return names.getFirst().span().through(names.getLast().span());
    }
}
