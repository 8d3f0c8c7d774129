package io.auditworkbench.cli;

import io.auditworkbench.workbench.daily.DayText;
import io.auditworkbench.workbench.daily.DayTree;
import io.auditworkbench.workbench.daily.KeptDay;
import io.auditworkbench.workbench.export.TextFile;
import io.auditworkbench.workbench.report.DocumentFile;
import io.auditworkbench.workbench.report.DocumentMarkdown;
import io.auditworkbench.workbench.text.JsonText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the summary of a day into a file, which appears whole or not at all.
final class DayFile {

    /// As what it can be written.
    enum Form {
        html,
        md,
        json,
        ndjson,
        pdf
    }

    private DayFile() {}

    static void write(String store, KeptDay day, Form form, Path file) {
        switch (form) {
            case html -> DocumentFile.write(DayText.of(day), DocumentFile.Form.HTML, file);
            case pdf -> DocumentFile.write(DayText.of(day), DocumentFile.Form.PDF, file);
            case md -> TextFile.replace(file, out -> out.text(DocumentMarkdown.of(DayText.of(day))));
            case json -> TextFile.replace(file, out -> out.text(json(store, day)));
            case ndjson -> TextFile.replace(file, out -> out.text(JsonText.compact(DayTree.of(day)) + "\n"));
        }
    }

    /// What `summary --day -o json` prints.
    static String json(String store, KeptDay day) {
        return JsonText.indented(TreeWriter.envelope(DayTree.SCHEMA, ending(store, day), List.of(DayTree.of(day))))
                + "\n";
    }

    static Ending ending(String store, KeptDay day) {
        Ending.Completeness completeness =
                DayRun.isPartial(day.facts()) ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL;
        @Nullable String noCursor = null;
        return new Ending(store, "", DayTree.coverage(day.facts()), completeness, noCursor, List.of());
    }
}
