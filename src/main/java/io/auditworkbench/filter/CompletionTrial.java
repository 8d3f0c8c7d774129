package io.auditworkbench.filter;

/// Tries a candidate on the text before anybody sees it.
final class CompletionTrial {

    private final FilterChecker checker;
    private final String text;
    private final long errorsNow;

    CompletionTrial(FilterChecker checker, String text) {
        this.checker = checker;
        this.text = text;
        errorsNow = errors(text);
    }

    /// True when the text is no more wrong with the candidate than without.
    boolean isHarmless(CompletionCandidate candidate) {
        return errors(candidate.in(text) + behind(candidate)) <= errorsNow;
    }

    /// A space behind what is whole, because at the end of the text much is forgiven that could still go on.
    private static String behind(CompletionCandidate candidate) {
        return switch (candidate.kind()) {
            case FILTER, VALUE, GLOB, STATE -> " ";
            case FIELD, OPERATOR, KEYWORD -> "";
        };
    }

    private long errors(String filter) {
        return checker.check(FilterParser.parse(filter)).problems().stream()
                .filter(problem -> problem.weight() == FilterProblem.Weight.ERROR)
                .count();
    }
}
