package io.auditworkbench.mcp;

import io.auditworkbench.filter.FilterProblem;
import java.util.List;

/// A filter that cannot run, with every problem and its place.
final class FilterRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient List<FilterProblem> problems;

    FilterRefused(String text, List<FilterProblem> problems) {
        super("the filter cannot be read");
        this.text = text;
        this.problems = List.copyOf(problems);
    }

    String text() {
        return text;
    }

    List<FilterProblem> problems() {
        return problems;
    }
}
