package io.auditworkbench.stories;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// What came of a story, in the words of a story file: every change, business event and finding.
final class StoryLines {

    private static final int ALL = 100_000;

    private StoryLines() {}

    static List<String> of(Path file) {
        List<String> lines = new ArrayList<>();
        try (Store store = Store.openForReading(file)) {
            for (StoredTransaction transaction : store.changes().completedAfter(0, ALL)) {
                store.changes().forEachEvent(transaction, event -> {
                    if (event.operation() != Operation.SNAPSHOT && event.operation() != Operation.DDL) {
                        lines.add("-> change " + change(event) + " by "
                                + transaction.header().attribution().actor());
                    }
                });
            }
            for (NumberedEvent event : store.conclusions().after(0, ConclusionLog.Question.ALL, ALL)) {
                if (event.event().standing() != Standing.WITHDRAWN) {
                    lines.add("-> event " + event(event));
                }
            }
            store.findings().findingsBetween(Long.MIN_VALUE, Long.MAX_VALUE).stream()
                    .map(StoryLines::anomaly)
                    .forEach(lines::add);
        }
        return lines;
    }

    /// `update refunds/1 status requested→approved`; an inserted or deleted row is only named.
    private static String change(StoredEvent event) {
        TableSchema table = event.table();
        RowImage before = event.body().before();
        RowImage after = event.body().after();
        RowImage image = after == null ? Objects.requireNonNull(before) : after;
        String key = table.keyColumns().stream()
                .map(index -> image.get(index).text())
                .collect(Collectors.joining(","));
        String line = event.operation().name().toLowerCase(Locale.ROOT) + " "
                + table.name().table() + "/" + key;
        if (before == null || after == null) {
            return line;
        }
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changed.add(table.columns().get(i).name() + " " + text(before.get(i)) + "→" + text(after.get(i)));
            }
        }
        return line + " " + String.join(", ", changed);
    }

    private static String text(ColumnValue value) {
        return value == ColumnValue.Null.NULL ? "∅" : value.text();
    }

    private static String event(NumberedEvent event) {
        String objects =
                event.event().objects().stream().map(link -> link.objectName()).collect(Collectors.joining(" "));
        String attributes = event.event().attributes().stream()
                .map(attribute -> attribute.name() + "=" + attribute.text())
                .collect(Collectors.joining(" "));
        return (event.event().type() + " " + objects + " " + attributes).strip();
    }

    private static String anomaly(Anomaly anomaly) {
        return "-> anomaly " + anomaly.detector() + " " + anomaly.sentence();
    }
}
