package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects the problems of one filter text, and how bad those of the current term are.
final class ProblemList {

    /// Nobody reads more, and hostile text must not cost more.
    private static final int MOST = 50;

    private final String text;
    private final List<FilterProblem> problems = new ArrayList<>();
    private TermState worst = TermState.VALID;

    ProblemList(String text) {
        this.text = text;
    }

    void add(Code code, TextSpan span, String message, String... suggestions) {
        add(code, span, message, List.of(suggestions));
    }

    void add(Code code, TextSpan span, String message, List<String> suggestions) {
        worst = worst.orWorse(TermState.of(code.weight()));
        if (problems.size() < MOST) {
            problems.add(new FilterProblem(code, message, span.start(), span.end(), span.of(text), suggestions));
        }
    }

    void unfinished(TextSpan span, String message, String... suggestions) {
        add(Code.UNFINISHED, span, message, List.of(suggestions));
    }

    /// The worst since the last [#takeWorst].
    TermState worst() {
        return worst;
    }

    /// The worst since the last call.
    TermState takeWorst() {
        TermState taken = worst;
        worst = TermState.VALID;
        return taken;
    }

    List<FilterProblem> inOrder() {
        return problems.stream()
                .sorted(Comparator.comparingInt(FilterProblem::startOffset))
                .toList();
    }
}
