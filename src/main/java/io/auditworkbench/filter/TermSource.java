package io.auditworkbench.filter;

import java.util.List;
import java.util.Optional;

/// Where one term of the text stands and what it came to: the bridge from problems and completion back to the text.
///
/// - **Shape**: terms in the order of the text, directives included. `name` is empty for words and for names that mean
/// nothing;
///   `nameParts` are the parts of a dotted name and `operands` the elements of its list, in order. `meaning` is empty
/// for
///   directives and for terms that are incomplete or wrong.
public record TermSource(
        TextSpan span,
        Optional<FieldName> name,
        List<TextSpan> nameParts,
        Optional<Operator> operator,
        List<TextSpan> operands,
        Optional<FilterExpression> meaning,
        TermState state) {

    public TermSource {
        nameParts = List.copyOf(nameParts);
        operands = List.copyOf(operands);
    }

    TermSource in(TermState termState) {
        return new TermSource(span, name, nameParts, operator, operands, meaning, termState);
    }
}
