package io.auditworkbench.workbench.health;

import io.auditworkbench.workbench.text.ScreenText;
import java.util.ArrayList;
import java.util.List;

/// The failed checks of a server as a script that an administrator reads and runs.
///
/// Every text that comes from the server stands behind `--` with its line ends spelled out, so that no name of a table
/// can add a statement.
public final class FixScript {

    private FixScript() {}

    /// Its lines.
    public static List<String> lines(HealthReport report) {
        List<HealthItem> failed = report.items().stream()
                .filter(item -> item.state() == HealthState.FAILED)
                .toList();
        List<String> lines = new ArrayList<>();
        comment(lines, "Audit Workbench doctor" + (report.server().isEmpty() ? "" : ", " + report.server()));
        comment(lines, failed.isEmpty() ? "nothing to put right" : "read before you run; run what you agree with");
        for (HealthItem item : failed) {
            lines.add("");
            comment(lines, item.id() + " " + item.title() + ": " + item.found());
            comment(lines, item.why());
            add(lines, item.fix());
        }
        return lines;
    }

    private static void add(List<String> lines, HealthFix fix) {
        if (!fix.text().isEmpty()) {
            comment(lines, fix.text());
        }
        if (fix.restart() == HealthFix.Restart.NEEDED) {
            comment(lines, "the server must be restarted");
        }
        if (!fix.sql().isEmpty()) {
            comment(lines, "needs " + fix.runBy());
            lines.addAll(fix.sql());
        }
        fix.undo().forEach(sql -> comment(lines, "undo: " + sql));
    }

    private static void comment(List<String> lines, String text) {
        lines.add("-- " + ScreenText.tame(text));
    }
}
