package io.auditworkbench.cli;

import io.auditworkbench.workbench.conclude.StoreScan;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.ScanView;
import io.auditworkbench.workbench.view.ScanView.Check;
import io.auditworkbench.workbench.view.ScanView.Drawn;
import io.auditworkbench.workbench.view.ScanView.Found;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a scan of a range is printed.
final class ScanShape {

    static final String SCHEMA = "auditctl.scan/1";

    private ScanShape() {}

    static void print(Output output, String name, ScanView view) {
        Page page = new Page(output);
        page.heading(
                name,
                Quantity.of(view.looked()) + " of " + Quantity.of(view.asked()) + " changes looked at",
                Quantity.of(view.before()) + " changes before the range read for habits",
                view.after() == 0 ? "" : Quantity.of(view.after()) + " after it read for corrections");
        if (!view.checks().isEmpty()) {
            page.space();
            page.heading(
                    view.findings().isEmpty() ? "Nothing odd" : view.findings().size() + " odd things");
        }
        if (!view.findings().isEmpty()) {
            page.table(columns(), view.findings());
        }
        page.line("only stored", String.join(", ", view.gone()));
        if (!view.business().isEmpty()) {
            business(page, view);
        }
        if (!view.checks().isEmpty()) {
            checks(page, view);
        }
    }

    private static void business(Page page, ScanView view) {
        page.space();
        page.heading("What rules conclude");
        List<Drawn> some =
                view.business().stream().filter(ScanShape::saysSomething).toList();
        if (!some.isEmpty()) {
            page.table(drawnColumns(), some);
        }
        page.line(
                "nothing from",
                view.business().stream()
                        .filter(drawn -> !saysSomething(drawn))
                        .map(Drawn::rule)
                        .collect(Collectors.joining(", ")));
    }

    private static void checks(Page page, ScanView view) {
        page.space();
        page.heading("What was checked");
        page.line("found", checks(view, true));
        page.line("nothing in", checks(view, false));
        for (Check check : view.checks()) {
            if (!check.state().equals("running")) {
                page.line(
                        check.state().equals("failed") ? "failed" : "not run",
                        check.detector() + ": " + check.reason());
            }
        }
    }

    private static boolean saysSomething(Drawn drawn) {
        return drawn.concluded() + drawn.lost() > 0;
    }

    private static String checks(ScanView view, boolean isLoud) {
        return view.checks().stream()
                .filter(check -> check.state().equals("running") && check.groups() > 0 == isLoud)
                .map(check -> isLoud
                        ? check.detector() + " " + check.groups()
                        : check.detector() + " (" + Quantity.of(check.looked()) + " looked at)")
                .collect(Collectors.joining(", "));
    }

    private static List<Column<Found>> columns() {
        return List.of(
                Column.text("sev", (Found one) -> SeverityText.cell(one.severity()))
                        .whole(),
                Column.text("known", (Found one) -> Cell.of(known(one))).whole(),
                Column.text("what", one -> Cell.of(one.what().text())),
                Column.text("who", one -> Cell.of(one.who())),
                Column.number("events", one -> Cell.of(one.events())),
                Column.text("last", (Found one) -> Cell.of(TimeText.data(one.last())))
                        .whole());
    }

    private static String known(Found one) {
        return one.known() == null || one.state() == null
                ? "not stored"
                : one.known() + " " + one.state().word();
    }

    private static List<Column<Drawn>> drawnColumns() {
        return List.of(
                Column.text("rule", (Drawn one) -> Cell.of(one.rule())).whole(),
                Column.number("concludes", one -> Cell.of(one.concluded())),
                Column.number("as stored", one -> Cell.of(one.same())),
                Column.number("differs", one -> Cell.of(one.changed())),
                Column.number("not stored", one -> Cell.of(one.gained())),
                Column.number("only stored", one -> Cell.of(one.lost())));
    }

    static Map<String, @Nullable Object> json(ScanView view) {
        return Trees.map(
                "stored", false,
                "changes_in_range", view.asked(),
                "changes_looked_at", view.looked(),
                "changes_before", view.before(),
                "changes_after", view.after(),
                "transactions_behind", view.behind(),
                "findings", view.findings().stream().map(ScanShape::json).toList(),
                "gone", view.gone(),
                "business", view.business().stream().map(ScanShape::json).toList(),
                "checks", view.checks().stream().map(ScanShape::json).toList(),
                "partial", view.troubles());
    }

    /// The same form for what was written into the store.
    static Map<String, @Nullable Object> json(StoreScan.Scanned scanned) {
        return Trees.map(
                "stored", true,
                "transactions_behind", scanned.behind(),
                "business_events", scanned.businessEvents(),
                "findings_stored", scanned.findings(),
                "findings", scanned.found().stream().map(ScanShape::json).toList(),
                "partial", scanned.troubles());
    }

    private static Map<String, @Nullable Object> json(Found one) {
        return Trees.map(
                "severity", SeverityText.word(one.severity()),
                "detector", one.detector(),
                "what", one.what().text(),
                "who", one.who(),
                "hits", one.hits(),
                "events", one.events(),
                "first", TimeText.data(one.first()),
                "last", TimeText.data(one.last()),
                "known", one.known(),
                "state", one.state() == null ? null : one.state().word(),
                "evidence", one.evidence());
    }

    private static Map<String, @Nullable Object> json(Drawn one) {
        return Trees.map(
                "rule", one.rule(),
                "version", one.version(),
                "type", one.type(),
                "concluded", one.concluded(),
                "same", one.same(),
                "changed", one.changed(),
                "gained", one.gained(),
                "lost", one.lost());
    }

    private static Map<String, @Nullable Object> json(Check one) {
        return Trees.map(
                "detector", one.detector(),
                "state", one.state(),
                "reason", one.reason(),
                "looked_at", one.looked(),
                "groups", one.groups());
    }
}
