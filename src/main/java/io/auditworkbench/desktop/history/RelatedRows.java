package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the rows that changed in the same transactions as one row.
///
/// - **Threading**: any thread but the JavaFX thread.
final class RelatedRows {

    static final int TRANSACTIONS_READ = 30;
    static final int STEPS_READ = 200;

    private final DesktopContext context;

    RelatedRows(DesktopContext context) {
        this.context = context;
    }

    private static final class Found {
        private final Set<Character> kinds = new LinkedHashSet<>();
        private final Set<String> transactions = new LinkedHashSet<>();
        private int changes;
    }

    /// The rows that share most transactions first; only the newest transactions are looked at, and each as far as its
    /// first steps reach: the sentence says so.
    Answer of(StoreReading reading, String row, List<Version> versions) {
        List<String> transactions =
                versions.stream().map(Version::transaction).distinct().toList();
        List<String> read = transactions.subList(0, Math.min(TRANSACTIONS_READ, transactions.size()));
        Map<String, Found> found = new LinkedHashMap<>();
        for (String transaction : read) {
            for (EventView step : reading.trace().steps(transaction, STEPS_READ).steps()) {
                if (step.row() != null && !step.row().toString().equals(row)) {
                    add(found, step);
                }
            }
        }
        String said = read.size() < transactions.size()
                ? context.text("history.related.part", read.size(), transactions.size(), STEPS_READ)
                : context.text("history.related.all", read.size(), STEPS_READ);
        return Answer.ofRelated(said, sorted(found));
    }

    private static void add(Map<String, Found> found, EventView step) {
        Found one = found.computeIfAbsent(String.valueOf(step.row()), _ -> new Found());
        one.kinds.add(step.kind().letter());
        one.transactions.add(step.transactionId());
        one.changes++;
    }

    private static List<Related> sorted(Map<String, Found> found) {
        List<Related> related = new ArrayList<>();
        found.forEach((row, one) -> {
            StringBuilder kinds = new StringBuilder();
            one.kinds.forEach(kinds::append);
            related.add(new Related(row, kinds.toString(), one.changes, List.copyOf(one.transactions)));
        });
        related.sort(
                Comparator.comparingInt((Related each) -> each.transactions().size())
                        .reversed());
        return related;
    }
}
