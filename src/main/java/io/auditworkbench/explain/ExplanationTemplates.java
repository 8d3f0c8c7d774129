package io.auditworkbench.explain;

import io.auditworkbench.explain.Explanation.Topic;
import java.util.List;
import java.util.stream.Collectors;

/// Makes the explanation that is always there: each sentence from facts alone, with the ids it rests on, or from what
/// holds for everything of its kind.
///
/// - **Threading**: stateless.
public final class ExplanationTemplates {

    private static final int MOST_CITED = 5;
    private static final int MOST_ROWS = 10;

    private ExplanationTemplates() {}

    /// The explanation of what the facts are of.
    public static Explanation render(FactSheet facts) {
        return switch (facts) {
            case FactSheet.OfAnomaly anomaly -> AnomalyTemplate.render(anomaly);
            case FactSheet.OfBusiness business -> BusinessTemplate.render(business);
            case FactSheet.OfTransaction transaction -> transaction(transaction);
            case FactSheet.OfEvent event -> event(event);
        };
    }

    /// The first few of the changes, to be cited.
    static List<String> ids(List<FactSheet.Change> changes) {
        return changes.stream().limit(MOST_CITED).map(FactSheet.Change::id).toList();
    }

    private static Explanation transaction(FactSheet.OfTransaction facts) {
        List<String> self = List.of(facts.id());
        Sections sections = new Sections();
        sections.fact(
                Topic.SEEN,
                "A transaction (" + facts.kind() + ") with " + Sections.count(facts.changeCount(), "change")
                        + ", committed at " + Sections.time(facts.at()) + place(facts.position()) + ".",
                self);
        if (!facts.counts().isEmpty()) {
            sections.fact(
                    Topic.SEEN,
                    "By table: "
                            + facts.counts().stream()
                                    .map(each -> each.table() + " " + each.changes() + " " + each.operation())
                                    .collect(Collectors.joining(", "))
                            + ".",
                    self);
        }
        sections.who(facts.who(), self);
        net(facts, sections);
        return sections.means(facts.business(), facts.findings())
                .guide(
                        Topic.NEXT,
                        "`trace " + facts.id() + "` shows each step, `undo-sql " + facts.id()
                                + "` what would take it back.")
                .guide(
                        Topic.NOT_SAID,
                        "It says what was committed, not why, and not what was read or tried without being committed.")
                .coverage(facts.coverage())
                .of(facts.id(), "Transaction " + facts.id());
    }

    private static void net(FactSheet.OfTransaction facts, Sections sections) {
        for (FactSheet.Row row : facts.rows().stream().limit(MOST_ROWS).toList()) {
            String columns = Sections.columns(row.columns());
            sections.fact(
                    Topic.NET,
                    row.row() + " is " + row.outcome() + (columns.isEmpty() ? "." : ": " + columns + "."),
                    row.changes().stream().limit(MOST_CITED).toList());
        }
        int left = facts.rows().size() - MOST_ROWS;
        if (left > 0) {
            sections.fact(Topic.NET, "And " + Sections.count(left, "more row") + ".", List.of(facts.id()));
        }
        for (FactSheet.Balance balance : facts.balances()) {
            sections.fact(
                    Topic.NET,
                    balance.column() + " changed by " + (balance.sum().signum() > 0 ? "+" : "")
                            + balance.sum().toPlainString() + " in all.",
                    List.of(facts.id()));
        }
        facts.notes().forEach(note -> sections.fact(Topic.NET, note, List.of(facts.id())));
    }

    private static String place(String position) {
        return position.isEmpty() ? "" : ", in the binary log at " + position;
    }

    private static Explanation event(FactSheet.OfEvent facts) {
        FactSheet.Change change = facts.change();
        List<String> self = List.of(change.id());
        Sections sections = new Sections();
        sections.change(Topic.SEEN, change);
        sections.fact(
                Topic.SEEN,
                (facts.transactionSize() == 1
                                ? "It is the only change of its transaction"
                                : "Its transaction has " + facts.transactionSize() + " changes")
                        + place(change.position()) + ".",
                List.of(change.transaction()));
        sections.fact(
                Topic.SEEN,
                facts.statement()
                        .map(statement -> "The server logged the statement: " + statement.text())
                        .orElse("No statement was captured with it."),
                self);
        return sections.who(change.who(), List.of(change.id(), change.transaction()))
                .means(facts.business(), facts.findings())
                .guide(
                        Topic.NEXT,
                        "`trace " + change.id() + "` shows its transaction, `row history " + change.row()
                                + "` what the row was before and became.")
                .guide(Topic.NOT_SAID, "It says what was changed, not why.")
                .coverage(facts.coverage())
                .of(change.id(), "Change " + change.id());
    }
}
