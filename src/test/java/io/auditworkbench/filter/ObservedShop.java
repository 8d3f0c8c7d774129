package io.auditworkbench.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Observations written by hand: values by the name of field or column, and next states of `status`.
final class ObservedShop implements Observations {

    private final Map<String, List<ObservedValue>> values;

    ObservedShop(Map<String, List<ObservedValue>> values) {
        this.values = values;
    }

    /// A shop in which something of everything was seen.
    static ObservedShop usual() {
        return new ObservedShop(Map.of(
                "op",
                List.of(ObservedValue.ofAll("update", 12_004), ObservedValue.ofAll("insert", 7)),
                "table",
                List.of(ObservedValue.ofAll("orders", 9_000)),
                "actor",
                List.of(
                        ObservedValue.ofNewest("alice", 70, 2_000),
                        ObservedValue.ofNewest("svc-import", 9, 2_000),
                        ObservedValue.ofNewest("O'Brien, \"Bob\"", 1, 2_000)),
                "id",
                List.of(ObservedValue.ofAll("E1024", 1), ObservedValue.ofAll("E1023", 1)),
                "on",
                List.of(ObservedValue.ofAll("2026-11-23", 412)),
                "status",
                List.of(
                        ObservedValue.ofNewest("new", 40, 2_000),
                        ObservedValue.ofNewest("paid", 30, 2_000),
                        ObservedValue.ofNewest("not yet", 2, 2_000)),
                "amount",
                List.of(ObservedValue.ofNewest("19.90", 3, 2_000), ObservedValue.ofNewest("1500", 1, 2_000)),
                "code",
                List.of(ObservedValue.ofNewest("007", 3, 2_000), ObservedValue.ofNewest("null", 1, 2_000)),
                "created",
                List.of(ObservedValue.ofNewest("2026-11-20 09:00:00", 3, 2_000))));
    }

    @Override
    public List<ObservedValue> values(FieldName field, String prefix, int limit) {
        String name = switch (field) {
            case FieldName.BuiltIn(Field builtIn) -> builtIn.word();
            case FieldName.Column(ColumnName column) -> column.name();
            case FieldName.Directive _ -> "";
        };
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> LetterCase.fold(value.text()).startsWith(LetterCase.fold(prefix)))
                .limit(limit)
                .toList();
    }

    @Override
    public List<ObservedValue> nextStates(ColumnName column, String state, int limit) {
        List<ObservedValue> next = new ArrayList<>();
        if (column.name().equals("status") && (state.equals("new") || state.equals("*"))) {
            next.add(ObservedValue.ofNewest("paid", 28, 2_000));
            next.add(ObservedValue.ofNewest("cancelled", 3, 2_000));
        }
        return next;
    }

    @Override
    public Seen seen(FieldName field, String text) {
        return Seen.UNKNOWN;
    }

    @Override
    public List<String> recentFilters() {
        return List.of("table:orders op:delete");
    }

    @Override
    public List<String> savedFilters() {
        return List.of("actor:svc-* outside:hours");
    }
}
