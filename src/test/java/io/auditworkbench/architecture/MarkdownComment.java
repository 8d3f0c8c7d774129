package io.auditworkbench.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Breaks the lines of one `///` comment that are too long, and moves their last words to the next line.
///
/// - **Shape**: changes only lines that are too long and lines that take up their words. Tables and code blocks cannot
///   be broken and stay as they are.
final class MarkdownComment {

    static final String MARK = "///";

    private static final Pattern OWN_LINE = Pattern.compile("\\s*(- |#|>|\\||\\d+\\. |```).*");

    private final int width;
    private final List<String> wrapped = new ArrayList<>();
    private String overflow = "";
    private String overflowIndent = "";
    private boolean isInCode;

    private MarkdownComment(int width) {
        this.width = width;
    }

    /// The lines without what comes before `///`, so broken that none is longer than `width` where that is possible.
    static List<String> wrap(List<String> lines, int width) {
        MarkdownComment comment = new MarkdownComment(width - MARK.length());
        lines.forEach(line -> comment.add(line.substring(MARK.length())));
        comment.flush();
        return comment.wrapped;
    }

    private void add(String text) {
        if (!overflow.isEmpty() && goesOn(text)) {
            String words = overflow + " " + text.strip();
            overflow = "";
            keep(indentOf(text) + words);
            return;
        }
        flush();
        if (text.strip().startsWith("```")) {
            isInCode = !isInCode;
        }
        keep(text);
    }

    /// Writes the words of a paragraph that no further line takes up.
    private void flush() {
        while (!overflow.isEmpty()) {
            String words = overflow;
            overflow = "";
            keep(overflowIndent + words);
        }
    }

    private void keep(String text) {
        int end = text.length() <= width || !isBreakable(text) ? -1 : text.lastIndexOf(' ', width);
        if (end < 0 || text.substring(0, end).isBlank()) {
            wrapped.add(MARK + text);
            return;
        }
        wrapped.add(MARK + text.substring(0, end));
        overflow = text.substring(end).strip();
        overflowIndent = text.strip().startsWith("- ") ? indentOf(text) + "  " : indentOf(text);
    }

    private boolean isBreakable(String text) {
        return !isInCode && !text.strip().startsWith("|");
    }

    private boolean goesOn(String text) {
        return !text.isBlank() && !isInCode && !OWN_LINE.matcher(text).matches();
    }

    private static String indentOf(String text) {
        return text.substring(0, text.length() - text.stripLeading().length());
    }
}
