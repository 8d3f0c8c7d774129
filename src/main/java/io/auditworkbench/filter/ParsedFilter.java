package io.auditworkbench.filter;

import java.util.List;
import java.util.Optional;

/// What a filter text says, as far as it says something.
///
/// - **Shape**: `readable` is what could be understood and leaves out every incomplete or wrong term, so it is for
/// showing, never for
///   running: [#expression] gives what may run. `problems` in the order of the text, at most fifty.
public record ParsedFilter(
        String text,
        FilterExpression readable,
        Directives directives,
        List<FilterProblem> problems,
        List<FilterToken> tokens,
        List<TermSource> terms) {

    public ParsedFilter {
        problems = List.copyOf(problems);
        tokens = List.copyOf(tokens);
        terms = List.copyOf(terms);
    }

    /// The filter to run; empty while anything in it is incomplete or wrong, so that nothing is ever left out silently.
    public Optional<FilterExpression> expression() {
        return state() == TermState.VALID || state() == TermState.ODD ? Optional.of(readable) : Optional.empty();
    }

    /// The worst state of any part.
    public TermState state() {
        return problems.stream()
                .map(problem -> TermState.of(problem.weight()))
                .reduce(TermState.VALID, TermState::orWorse);
    }
}
