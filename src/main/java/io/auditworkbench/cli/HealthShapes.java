package io.auditworkbench.cli;

import io.auditworkbench.workbench.health.HealthFix;
import io.auditworkbench.workbench.health.HealthItem;
import io.auditworkbench.workbench.health.HealthLevel;
import io.auditworkbench.workbench.health.HealthReport;
import io.auditworkbench.workbench.health.HealthState;
import io.auditworkbench.workbench.health.HealthStep;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an examination is printed.
final class HealthShapes {

    static final Shape<HealthItem> SHAPE = new Shape<>(
            "auditctl.doctor/1",
            List.of(
                    Column.text("state", HealthShapes::state),
                    Column.text("id", item -> Cell.of(item.id())),
                    Column.text("check", item -> Cell.of(item.title())),
                    Column.text("found", item -> Cell.of(item.found())),
                    Column.<HealthItem>text("needed", item -> Cell.of(item.needed()))
                            .whenWide(),
                    Column.<HealthItem>text("why", item -> Cell.of(item.why())).whenWide(),
                    Column.<HealthItem>text("fix", item -> Cell.of(fixText(item.fix())))
                            .whenWide()),
            HealthShapes::tree,
            HealthItem::id);

    private HealthShapes() {}

    /// A step of the connection as one line.
    static String line(HealthStep step) {
        return step.title() + ": " + step.found() + " (" + step.took().toMillis() + " ms)";
    }

    /// The glob for every table of a schema, whatever its name contains.
    static String glob(String schema) {
        return "`" + schema.strip().replace("`", "``") + "`.*";
    }

    /// What is said after the list: the server, the counts, the verdict, and what to run next.
    static Ending ending(HealthReport report, List<String> next, Output output) {
        List<String> notes = new ArrayList<>();
        String server = report.server().isEmpty() ? "" : report.server() + " · ";
        notes.add(server + counts(report));
        notes.add(verdict(report));
        notes.add(output.hint(next.toArray(String[]::new)));
        return new Ending("", "", Map.of(), Ending.Completeness.ALL, null, notes);
    }

    /// Under the table, what to do about each check that is not passed.
    static List<String> remedies(HealthReport report, Output output) {
        List<String> lines = new ArrayList<>();
        for (HealthItem item : report.items()) {
            if (item.state() == HealthState.PASSED) {
                continue;
            }
            lines.add("");
            lines.add(output.paint(item.id(), Style.BOLD) + "  " + item.title() + ": " + ScreenText.tame(item.found()));
            addLine(lines, "why", item.why());
            addLine(lines, "needs", item.missingRight());
            addLine(lines, "do", item.fix().text());
            item.fix().sql().forEach(sql -> addLine(lines, "sql", sql));
            addLine(lines, "by", item.fix().runBy());
            if (item.fix().restart() == HealthFix.Restart.NEEDED) {
                addLine(lines, "note", "the server must be restarted");
            }
            item.fix().undo().forEach(sql -> addLine(lines, "undo", sql));
        }
        return lines;
    }

    private static void addLine(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add("     " + label + " ".repeat(7 - label.length()) + ScreenText.tame(text));
        }
    }

    private static String counts(HealthReport report) {
        long passed = count(report, HealthState.PASSED);
        return passed + " of " + report.items().size() + " checks passed, "
                + report.failed(HealthLevel.BLOCK).size() + " block, "
                + report.failed(HealthLevel.ADVISE).size() + " advised, "
                + report.failed(HealthLevel.INFO).size() + " to know, "
                + count(report, HealthState.NOT_CHECKED) + " could not be checked";
    }

    private static long count(HealthReport report, HealthState state) {
        return report.items().stream().filter(item -> item.state() == state).count();
    }

    private static String verdict(HealthReport report) {
        List<String> blocking = report.items().stream()
                .filter(HealthItem::blocks)
                .map(HealthItem::id)
                .toList();
        if (!blocking.isEmpty()) {
            return "Not ready: " + String.join(", ", blocking) + ".";
        }
        return report.server().isEmpty() ? "No server was asked." : "Ready for capture.";
    }

    private static Cell state(HealthItem item) {
        return switch (item.state()) {
            case PASSED -> Cell.of("✓ ok", Style.GREEN);
            case NOT_CHECKED -> Cell.of("? unknown", Style.YELLOW);
            case FAILED ->
                switch (item.level()) {
                    case BLOCK -> Cell.of("✗ block", Style.RED);
                    case ADVISE -> Cell.of("! advise", Style.YELLOW);
                    case INFO -> Cell.of("· info", Style.BLUE);
                };
        };
    }

    private static @Nullable String fixText(HealthFix fix) {
        List<String> parts = new ArrayList<>(fix.sql());
        if (!fix.text().isEmpty()) {
            parts.add(fix.text());
        }
        return parts.isEmpty() ? null : String.join(" ", parts);
    }

    private static Map<String, @Nullable Object> tree(HealthItem item) {
        return Trees.map(
                "id", item.id(),
                "title", item.title(),
                "state", item.state().name().toLowerCase(Locale.ROOT),
                "level", item.level().name().toLowerCase(Locale.ROOT),
                "found", item.found(),
                "needed", item.needed(),
                "why", item.why(),
                "missing_right", item.missingRight().isEmpty() ? null : item.missingRight(),
                "fix", item.state() == HealthState.FAILED ? tree(item.fix()) : null);
    }

    private static Map<String, @Nullable Object> tree(HealthFix fix) {
        return Trees.map(
                "text", fix.text(),
                "sql", fix.sql(),
                "undo", fix.undo(),
                "run_by", fix.runBy().isEmpty() ? null : fix.runBy(),
                "restart", fix.restart() == HealthFix.Restart.NEEDED);
    }
}
