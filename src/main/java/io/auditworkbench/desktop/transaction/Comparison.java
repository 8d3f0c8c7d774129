package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.common.ColumnDiff;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.widget.DiffRow;
import io.auditworkbench.workbench.view.BalanceView;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts two transactions side by side: who and when, what each did to each table, and what the numbers sum up to.
///
/// - **Threading**: any thread.
final class Comparison {

    private final DesktopContext context;

    Comparison(DesktopContext context) {
        this.context = context;
    }

    /// The other one at the left, this one at the right.
    List<DiffRow> of(TraceView other, TraceView here) {
        List<DiffRow> rows = new ArrayList<>();
        TransactionView left = other.transaction();
        TransactionView right = here.transaction();
        rows.add(fact(
                "transaction.compare.actor", left.actor().name(), right.actor().name()));
        rows.add(fact(
                "transaction.compare.at",
                context.times().moment(left.committedAt()),
                context.times().moment(right.committedAt())));
        rows.add(fact("transaction.compare.session", session(left), session(right)));
        rows.add(number(
                context.text("transaction.compare.changes"), count(left.eventCount()), count(right.eventCount())));
        merged(tables(left), tables(right))
                .forEach((name, sides) -> rows.add(number(name, sides.left(), sides.right())));
        merged(sums(other), sums(here))
                .forEach((name, sides) ->
                        rows.add(number(context.text("transaction.compare.sum", name), sides.left(), sides.right())));
        return rows;
    }

    private record Sides(BigDecimal left, BigDecimal right) {}

    private static BigDecimal count(long events) {
        return BigDecimal.valueOf(events);
    }

    private static String session(TransactionView transaction) {
        Long connection = transaction.source().connection();
        return connection == null ? "?" : connection.toString();
    }

    private static Map<String, BigDecimal> tables(TransactionView transaction) {
        Map<String, BigDecimal> counts = new TreeMap<>();
        transaction
                .tables()
                .forEach(part -> counts.merge(
                        part.schema() + "." + part.table() + " " + part.kind().word(),
                        count(part.events()),
                        BigDecimal::add));
        return counts;
    }

    private static Map<String, BigDecimal> sums(TraceView trace) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (BalanceView balance : trace.balances()) {
            sums.merge(balance.table() + "." + balance.column(), balance.sum(), BigDecimal::add);
        }
        return sums;
    }

    private static Map<String, Sides> merged(Map<String, BigDecimal> left, Map<String, BigDecimal> right) {
        Map<String, Sides> both = new TreeMap<>();
        left.forEach((name, value) -> both.put(name, new Sides(value, right.getOrDefault(name, BigDecimal.ZERO))));
        right.forEach((name, value) -> both.putIfAbsent(name, new Sides(BigDecimal.ZERO, value)));
        return both;
    }

    private DiffRow fact(String key, String left, String right) {
        return row(context.text(key), left, right, "");
    }

    private static DiffRow number(String name, BigDecimal left, BigDecimal right) {
        return row(name, left.toPlainString(), right.toPlainString(), ColumnDiff.signed(right.subtract(left)));
    }

    private static DiffRow row(String name, String left, String right, String delta) {
        return new DiffRow(
                name, "", left, right, delta, "", left.equals(right) ? DiffRow.Kind.SAME : DiffRow.Kind.CHANGED);
    }
}
