package io.auditworkbench.architecture;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.util.ArrayList;
import java.util.List;

/// The one layout of our Java sources: palantir-java-format, with `///` comments kept out of its hands.
///
/// The formatter takes a `///` comment for an ordinary one: it breaks a long line where the Markdown meaning is lost,
/// and has written a line without its slashes. So each comment line is replaced by a short stand-in, put back
/// afterwards, and broken by [MarkdownComment].
final class SourceFormat {

    private static final int COLUMNS = 120;
    private static final String STAND_IN = MarkdownComment.MARK + " §";
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private final List<String> comments = new ArrayList<>();

    private SourceFormat() {}

    static String format(String source) throws FormatterException {
        String ordered = RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(source, Style.PALANTIR));
        SourceFormat format = new SourceFormat();
        return format.putBack(FORMATTER.formatSource(format.takeOut(ordered)));
    }

    private String takeOut(String source) {
        StringBuilder result = new StringBuilder();
        boolean isInTextBlock = false;
        for (String line : source.split("\n", -1)) {
            boolean isComment = !isInTextBlock && line.strip().startsWith(MarkdownComment.MARK);
            result.append(result.isEmpty() ? "" : "\n").append(isComment ? standIn(line.strip()) : line);
            isInTextBlock ^= !isComment && hasTextBlockDelimiter(line);
        }
        return result.toString();
    }

    private String standIn(String comment) {
        comments.add(comment);
        return STAND_IN + (comments.size() - 1);
    }

    private String putBack(String formatted) {
        List<String> result = new ArrayList<>();
        List<String> block = new ArrayList<>();
        int indent = 0;
        for (String line : formatted.split("\n", -1)) {
            if (line.strip().startsWith(STAND_IN)) {
                indent = line.indexOf(STAND_IN);
                block.add(comments.get(Integer.parseInt(line.strip().substring(STAND_IN.length()))));
                continue;
            }
            endBlock(block, indent, result);
            result.add(line);
        }
        endBlock(block, indent, result);
        return String.join("\n", result);
    }

    private static void endBlock(List<String> block, int indent, List<String> result) {
        MarkdownComment.wrap(block, COLUMNS - indent).forEach(line -> result.add(" ".repeat(indent) + line));
        block.clear();
    }

    private static boolean hasTextBlockDelimiter(String line) {
        return (line.split("\"\"\"", -1).length - 1) % 2 == 1;
    }
}
