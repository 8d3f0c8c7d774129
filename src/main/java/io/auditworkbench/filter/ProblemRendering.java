package io.auditworkbench.filter;

/// Prints a problem under the part of the filter it is about.
///
/// - **Shape**: two lines without a final line break. Only the line of the filter that holds the start is shown,
/// clipped around the
///   problem when it is long; one column a code point.
final class ProblemRendering {

    private static final int CONTEXT = 60;
    private static final int WIDEST = 60;

    private ProblemRendering() {}

    static String render(FilterProblem problem, String filter) {
        int start = Math.min(problem.startOffset(), filter.length());
        int lineStart = filter.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = filter.indexOf('\n', start) < 0 ? filter.length() : filter.indexOf('\n', start);
        int end = Math.clamp(problem.endOffset(), start, lineEnd);
        int from = start - lineStart > CONTEXT ? start - CONTEXT : lineStart;
        int to = Math.min(lineEnd, Math.min(end, start + WIDEST) + CONTEXT);
        String before = clipped(filter, lineStart, from) + Quotation.harmless(filter.substring(from, start));
        String line = before + Quotation.harmless(filter.substring(start, to)) + (to < lineEnd ? "…" : "");
        int carets = Math.clamp(columns(filter.substring(start, end)), 1, WIDEST);
        return line + "\n" + " ".repeat(columns(before)) + "^".repeat(carets) + " " + problem.message();
    }

    private static String clipped(String filter, int lineStart, int from) {
        return from > lineStart && !filter.isEmpty() ? "…" : "";
    }

    private static int columns(String text) {
        return text.codePointCount(0, text.length());
    }
}
