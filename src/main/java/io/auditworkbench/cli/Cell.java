package io.auditworkbench.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in one column of one line: runs of text, each in its style.
///
/// - **Shape**: no runs means that there is no value, which differs from an empty text.
public record Cell(List<Run> runs) {

    /// There is no value.
    public static final Cell NONE = new Cell(List.of());

    /// Text in one style.
    public record Run(String text, Style style) {}

    public Cell {
        runs = List.copyOf(runs);
    }

    /// Text in a style; null means no value.
    public static Cell of(@Nullable String text, Style style) {
        return text == null ? NONE : new Cell(List.of(new Run(text, style)));
    }

    /// Plain text; null means no value.
    public static Cell of(@Nullable String text) {
        return of(text, Style.PLAIN);
    }

    /// A number, plain.
    public static Cell of(long number) {
        return of(Long.toString(number));
    }

    /// True when there is no value.
    boolean isNone() {
        return runs.isEmpty();
    }

    /// The text without styles.
    String text() {
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }
}
