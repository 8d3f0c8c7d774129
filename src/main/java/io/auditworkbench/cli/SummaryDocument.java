package io.auditworkbench.cli;

import io.auditworkbench.workbench.report.Document;
import io.auditworkbench.workbench.report.Document.TableColumn;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.SummaryView.Count;
import io.auditworkbench.workbench.view.SummaryView.Former;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A summary as a document.
final class SummaryDocument {

    private SummaryDocument() {}

    static Document of(SummaryText.Told told, String filter) {
        Document document = new Document();
        Former former = told.counts().former();
        document.heading(1, "Summary of " + told.name());
        document.sentence(Quantity.of(told.changes(), "change")
                + (former == null
                        ? ""
                        : ", " + Quantity.of(SummaryText.changes(former.counts())) + " in the time before")
                + (filter.isEmpty() ? "." : "; " + filter));
        document.sentence(CoverageText.sentence(told.coverage()));
        if (former != null) {
            document.sentence("Before", CoverageText.sentence(former.coverage()));
        }
        told.troubles().forEach(trouble -> document.sentence("Partial", trouble));
        for (String field : told.fields()) {
            document.heading(2, "By " + (field.equals("op") ? "operation" : field));
            counts(
                    document,
                    SummaryText.of(told.counts().counts(), field),
                    former == null ? null : SummaryText.of(former.counts(), field));
        }
        document.heading(2, "Business events");
        counts(
                document,
                told.counts().counts().business(),
                former == null ? null : former.counts().business());
        odd(document, told.groups());
        checked(document, told);
        return document;
    }

    private static void counts(Document document, List<Count> counts, @Nullable List<Count> former) {
        Map<String, Long> now = SummaryText.byName(counts);
        Map<String, Long> before = former == null ? Map.of() : SummaryText.byName(former);
        List<List<String>> rows = new ArrayList<>();
        now.forEach((name, count) -> rows.add(row(name, count, former == null ? null : before.getOrDefault(name, 0L))));
        before.forEach((name, count) -> {
            if (!now.containsKey(name)) {
                rows.add(row(name, 0, count));
            }
        });
        if (rows.isEmpty()) {
            document.sentence("None.");
            return;
        }
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.text("what"), TableColumn.number("count")));
        if (former != null) {
            columns.add(TableColumn.number("before"));
        }
        document.table(columns, rows);
    }

    private static List<String> row(String name, long count, @Nullable Long before) {
        return before == null
                ? List.of(name, Long.toString(count))
                : List.of(name, Long.toString(count), Long.toString(before));
    }

    private static void odd(Document document, List<AnomalyView> groups) {
        document.heading(2, "What is odd");
        if (groups.isEmpty()) {
            document.sentence("Nothing odd is open.");
            return;
        }
        document.table(
                List.of(
                        TableColumn.text("id"),
                        TableColumn.text("severity"),
                        TableColumn.text("what"),
                        TableColumn.text("who"),
                        TableColumn.text("last")),
                groups.stream()
                        .map(group -> List.of(
                                group.id(),
                                group.severity().name().toLowerCase(Locale.ROOT),
                                group.what().text(),
                                group.who(),
                                Objects.requireNonNull(TimeText.data(group.last()))))
                        .toList());
    }

    private static void checked(Document document, SummaryText.Told told) {
        document.heading(2, "What was checked");
        String quiet = SummaryText.quiet(told.counts().checks());
        document.sentence(quiet.isEmpty() ? "Every check found something, or none ran." : "Nothing in " + quiet + ".");
        told.counts().checks().stream()
                .filter(check -> !check.state().equals("running"))
                .forEach(check -> document.sentence(
                        check.state().equals("failed") ? "Failed" : "Not run",
                        check.detector() + ": " + check.reason()));
        if (!told.unmapped().isEmpty()) {
            document.sentence("No mapping knows " + String.join(", ", told.unmapped()) + ".");
        }
        told.differences().forEach(difference -> document.sentence("Other rules", difference + "."));
        if (!told.counts().hasConclusions()) {
            document.sentence("Partial", "nothing was ever concluded in this store");
        }
    }
}
