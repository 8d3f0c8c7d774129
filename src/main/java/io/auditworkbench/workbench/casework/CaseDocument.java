package io.auditworkbench.workbench.casework;

import io.auditworkbench.workbench.report.Document;
import io.auditworkbench.workbench.report.Document.TableColumn;
import io.auditworkbench.workbench.text.ProgramVersion;
import io.auditworkbench.workbench.text.TimeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A case as a document: what it came to, what was pinned with its digests, the notes, and every act.
///
/// It is no evidence bundle: it is not signed, and holds summaries of what was pinned, not the copies.
public final class CaseDocument {

    private CaseDocument() {}

    /// The document; `demo` says that the data are those of the demo.
    public static Document of(CaseView view, String store, String coverage, Instant made, Data data) {
        CaseView.Head head = view.head();
        Document document = new Document().heading(1, head.id() + " " + head.title());
        document.sentence(store + " · " + coverage);
        if (data == Data.DEMO) {
            document.sentence("DEMO DATA", "invented; of no real database");
        }
        document.sentence(
                "State",
                head.isOpen() ? "open since " + TimeText.people(head.created()) + " UTC" : "closed: " + head.outcome());
        document.sentence(
                "Checked",
                view.isIntact()
                        ? "every copy and every act has the digest that it had when it was written"
                        : "SOMETHING WAS CHANGED after it was written; see below");
        document.sentence(
                "Made by",
                "audit-workbench " + ProgramVersion.text() + ", "
                        + TimeText.people(made.truncatedTo(ChronoUnit.SECONDS)) + " UTC");
        items(document, view.items());
        document.heading(2, "Notes");
        view.notes().lines().filter(line -> !line.isBlank()).forEach(line -> note(document, line));
        document.heading(2, "Log of every act");
        document.table(
                List.of(
                        TableColumn.text("time (UTC)"),
                        TableColumn.text("who"),
                        TableColumn.text("what"),
                        TableColumn.text("detail")),
                view.acts().stream()
                        .map(act -> List.of(TimeText.people(act.at()), act.by(), act.what(), act.detail()))
                        .toList());
        return document;
    }

    /// Whose data it is.
    public enum Data {
        RECORD,
        DEMO
    }

    private static void items(Document document, List<CaseView.Item> items) {
        document.heading(2, "What was pinned");
        if (items.isEmpty()) {
            document.sentence("Nothing yet.");
            return;
        }
        document.table(
                List.of(
                        TableColumn.text("what"),
                        TableColumn.text("as it was"),
                        TableColumn.text("remark"),
                        TableColumn.text("pinned (UTC)"),
                        TableColumn.text("by"),
                        TableColumn.text("SHA-256 of the copy"),
                        TableColumn.text("unchanged")),
                items.stream()
                        .map(item -> List.of(
                                item.subject(),
                                item.summary(),
                                item.remark(),
                                TimeText.people(item.pinned()),
                                item.pinnedBy(),
                                item.sha256(),
                                item.isIntact() ? "yes" : "NO"))
                        .toList());
    }

    private static void note(Document document, String line) {
        if (line.startsWith("#")) {
            document.heading(3, line.replaceFirst("^#+\\s*", ""));
        } else {
            document.sentence(line);
        }
    }
}
