package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.ScreenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text for people: headings, labelled lines and small tables.
final class Page {

    private static final int LABEL_CELLS = 12;

    private final Output output;

    Page(Output output) {
        this.output = output;
    }

    /// The first line: parts joined by ` · `, empty ones left out.
    void heading(String first, String... further) {
        List<String> parts = new ArrayList<>();
        parts.add(output.paint(ScreenText.tame(first), Style.BOLD));
        for (String part : further) {
            if (!part.isEmpty()) {
                parts.add(ScreenText.tame(part));
            }
        }
        output.line(String.join(" · ", parts));
    }

    /// `label   text`; nothing when the text is empty.
    void line(String label, String text) {
        if (!text.isEmpty()) {
            String filling = " ".repeat(Math.max(1, LABEL_CELLS - label.length()));
            output.line("  " + output.paint(label, Style.DIM) + filling + ScreenText.tame(text));
        }
    }

    /// A sentence of its own.
    void sentence(String text) {
        output.line("  " + ScreenText.tame(text));
    }

    /// An empty line.
    void space() {
        output.line("");
    }

    /// A table of all `things`.
    <T> void table(List<Column<T>> columns, List<T> things) {
        TableWriter<T> table = new TableWriter<>(output, columns);
        things.forEach(table::add);
        table.finish(Ending.NONE);
    }

    /// A word for people from a code: `NO_KNOWN_GAP` → `no known gap`.
    static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
