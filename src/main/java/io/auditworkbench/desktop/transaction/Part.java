package io.auditworkbench.desktop.transaction;

import io.auditworkbench.workbench.view.TransactionView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one table has in the transaction.
///
/// - **Shape**: `kinds` is `I 2  U 1`; `changes` counts all of them.
record Part(String table, String kinds, long changes) {

    /// The tables of a transaction, in the order of their names.
    static List<Part> of(TransactionView transaction) {
        Map<String, List<TransactionView.TableCount>> tables = new LinkedHashMap<>();
        for (TransactionView.TableCount count : transaction.tables()) {
            tables.computeIfAbsent(count.schema() + "." + count.table(), _ -> new ArrayList<>())
                    .add(count);
        }
        List<Part> parts = new ArrayList<>();
        tables.forEach((table, counts) -> parts.add(new Part(
                table,
                String.join(
                        " ",
                        counts.stream()
                                .map(count -> count.kind().letter() + "\u2009" + count.events())
                                .toList()),
                counts.stream().mapToLong(TransactionView.TableCount::events).sum())));
        return parts;
    }
}
