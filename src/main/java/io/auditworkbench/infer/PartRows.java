package io.auditworkbench.infer;

import io.auditworkbench.infer.CompiledRule.CompiledPart;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.event.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the rows and row changes that belong to a start.
final class PartRows {

    private static final long MICROS_A_MILLI = 1_000;

    private final Histories histories;

    PartRows(Histories histories) {
        this.histories = histories;
    }

    /// Those of one part, in source order; as they stood after `asOf`, which is the start or a later correction.
    List<ObservedChange> of(CompiledPart part, ObservedChange start, ObservedChange asOf) {
        return switch (part.part().scope()) {
            case Rule.Scope.SameTransaction() -> inTransaction(part, start);
            case Rule.Scope.AsOfStart() -> standing(part, start, asOf);
            case Rule.Scope.Within(Duration before, Duration after) ->
                history(part, start).stream()
                        .filter(change -> isWithin(change, start, before, after))
                        .filter(change -> isWanted(part, change, start))
                        .toList();
        };
    }

    private List<ObservedChange> inTransaction(CompiledPart part, ObservedChange start) {
        List<ObservedChange> all = part.subject() == null
                ? histories.ofTransaction(start.transaction().number())
                : history(part, start).stream()
                        .filter(change -> change.transaction().number()
                                == start.transaction().number())
                        .toList();
        return all.stream().filter(change -> isWanted(part, change, start)).toList();
    }

    private static boolean isWanted(CompiledPart part, ObservedChange change, ObservedChange start) {
        return change.is(part.part().entity())
                && CompiledRule.isOwnChange(change)
                && isJoined(part, change, start)
                && part.when().holdsFor(change);
    }

    private List<ObservedChange> standing(CompiledPart part, ObservedChange start, ObservedChange asOf) {
        Map<RowKey, ObservedChange> rows = new LinkedHashMap<>();
        List<ObservedChange> history = history(part, start);
        int end = endOf(history, asOf);
        for (ObservedChange change : history.subList(0, end)) {
            if (!change.is(part.part().entity())) {
                continue;
            }
            if (change.after() == null) {
                rows.remove(change.rowKey());
            } else {
                rows.put(change.rowKey(), change);
            }
        }
        List<ObservedChange> wanted = new ArrayList<>();
        for (ObservedChange row : rows.values()) {
            if (isJoined(part, row, start) && part.when().holdsForRow(row)) {
                wanted.add(row);
            }
        }
        return wanted;
    }

    /// Behind the last change that is not later than the end of the transaction of `asOf`.
    static int endOf(List<ObservedChange> history, ObservedChange asOf) {
        for (int end = history.size(); end > 0; end--) {
            if (history.get(end - 1).transaction().number()
                    == asOf.transaction().number()) {
                return end;
            }
        }
        return endByTime(history, asOf);
    }

    /// The history of another object, which the transaction did not touch.
    private static int endByTime(List<ObservedChange> history, ObservedChange asOf) {
        int end = 0;
        while (end < history.size() && !isLater(history.get(end), asOf)) {
            end++;
        }
        return end;
    }

    private static boolean isLater(ObservedChange change, ObservedChange asOf) {
        long micros = change.transaction().commitMicros();
        long limit = asOf.transaction().commitMicros();
        return micros > limit
                || (micros == limit
                        && change.transaction().number() > asOf.transaction().number());
    }

    private List<ObservedChange> history(CompiledPart part, ObservedChange start) {
        String field = part.subjectField();
        String subject = part.subject();
        if (field == null || subject == null) {
            return List.of();
        }
        ColumnValue key = start.shown(field);
        return !key.tellsApart() || key instanceof ColumnValue.Null
                ? List.of()
                : SourceOrder.sorted(histories.of(subject, key.text()));
    }

    private static boolean isJoined(CompiledPart part, ObservedChange change, ObservedChange start) {
        return part.on().entrySet().stream().allMatch(pair -> {
            ColumnValue mine = change.shown(pair.getKey());
            boolean isKnown = mine.tellsApart() && !(mine instanceof ColumnValue.Null);
            return isKnown && mine.text().equals(start.shown(pair.getValue()).text());
        });
    }

    private static boolean isWithin(ObservedChange change, ObservedChange start, Duration before, Duration after) {
        long micros = change.transaction().commitMicros() - start.transaction().commitMicros();
        return micros >= -before.toMillis() * MICROS_A_MILLI && micros <= after.toMillis() * MICROS_A_MILLI;
    }
}
