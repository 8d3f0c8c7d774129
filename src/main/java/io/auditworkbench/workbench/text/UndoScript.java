package io.auditworkbench.workbench.text;

import io.auditworkbench.workbench.view.UndoView;
import java.util.List;

/// Puts undo statements into a script that changes nothing until somebody commits by hand.
///
/// - **Source**: MySQL Reference Manual, *START TRANSACTION*, *ROW_COUNT()*. The modes at its beginning make zeros,
///   invalid dates and UTC timestamps mean what they meant when they were captured.
public final class UndoScript {

    private static final String BEGINNING = """
            SET NAMES utf8mb4;
            SET SESSION time_zone = '+00:00';
            SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES';
            """;

    private final UndoView undo;
    private final int batch;

    /// - **Shape**: `batch` is the number of statements a transaction, 0 for all in one.
    public UndoScript(UndoView undo, int batch) {
        this.undo = undo;
        this.batch = batch;
    }

    /// The whole script; nothing in it commits.
    public String text() {
        StringBuilder script = new StringBuilder();
        undo.header().forEach(line -> comment(script, line));
        undo.warnings().forEach(warning -> comment(script, "WARNING: " + warning));
        undo.refusals().forEach(refusal -> comment(script, "CANNOT BE UNDONE: " + refusal));
        if (undo.steps().isEmpty()) {
            comment(script, "Nothing to undo.");
            return script.toString();
        }
        script.append('\n').append(BEGINNING);
        int size = batch <= 0 ? undo.steps().size() : batch;
        for (int start = 0; start < undo.steps().size(); start += size) {
            transaction(
                    script, undo.steps().subList(start, Math.min(undo.steps().size(), start + size)));
        }
        return script.toString();
    }

    private static void transaction(StringBuilder script, List<UndoView.Step> steps) {
        script.append("\nSTART TRANSACTION;\nSET @undone = 0;\n");
        String transaction = "";
        for (UndoView.Step step : steps) {
            if (!step.transaction().equals(transaction)) {
                transaction = step.transaction();
                comment(script, transaction);
            }
            script.append(step.sql())
                    .append(" -- ")
                    .append(step.event())
                    .append("\nSET @undone = @undone + ROW_COUNT();\n");
        }
        script.append("SELECT @undone AS rows_undone, ").append(steps.size()).append(" AS rows_expected;\n");
        script.append("-- When both numbers agree: COMMIT;   when not: ROLLBACK;\n-- COMMIT;\n");
    }

    private static void comment(StringBuilder script, String line) {
        script.append("-- ").append(ScreenText.tame(line)).append('\n');
    }
}
