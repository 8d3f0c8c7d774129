package io.auditworkbench.filter;

import io.auditworkbench.filter.CapturedNames.Found;
import io.auditworkbench.filter.ColumnName.Side;
import io.auditworkbench.filter.CompletionCandidate.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Offers captured columns in the spelling that the parser reads back, and what can stand before a column's dot.
final class ColumnCandidates {

    private static final int MOST_TABLES = 3;

    private final CapturedNames names;

    ColumnCandidates(CapturedNames names) {
        this.names = names;
    }

    /// The columns that a dotted name can become; those of `tables` come first.
    Stream<CompletionCandidate> of(TextSpan replaced, List<String> parts, String separator, List<String> tables) {
        Optional<Qualifier> qualifier = Qualifier.of(parts.subList(0, parts.size() - 1));
        if (qualifier.isEmpty()) {
            return Stream.of();
        }
        Map<String, List<Found>> byName = new LinkedHashMap<>();
        names.all()
                .filter(found -> qualifier.get().fits(found.table()))
                .filter(found -> ObservedText.startsWith(found.column().name(), parts.getLast()))
                .filter(found -> qualifier.get().side() != Side.DELTA
                        || found.column().families().contains(ColumnFamily.NUMBER))
                .sorted(Comparator.comparing(found -> tables.stream()
                        .noneMatch(table -> LetterCase.same(table, found.table().name()))))
                .forEach(found -> byName.computeIfAbsent(
                                LetterCase.fold(found.column().name()), _ -> new ArrayList<>())
                        .add(found));
        return byName.values().stream()
                .map(found -> new CompletionCandidate(
                        Kind.FIELD,
                        replaced,
                        CanonicalText.column(qualifier
                                        .get()
                                        .column(found.getFirst().column().name()))
                                + separator,
                        sentence(qualifier.get().side(), found)));
    }

    /// `old.`, `new.`, `delta.`, and the tables, once something of them is typed.
    Stream<CompletionCandidate> qualifiers(CompletionContext.Name name) {
        if (name.parts().size() > 1 || name.typed().isEmpty() || name.typed().startsWith("`")) {
            return Stream.of();
        }
        Stream<CompletionCandidate> sides = Stream.of(Side.values())
                .filter(side -> side != Side.ANY && side.word().startsWith(name.typed()))
                .map(side -> new CompletionCandidate(
                        Kind.FIELD, name.replaced(), side.word() + ".", "then a column: " + meaning(side)));
        return name.operator().isEmpty() ? sides : Stream.of();
    }

    private static String sentence(Side side, List<Found> found) {
        List<String> tables =
                found.stream().map(one -> one.table().name()).distinct().toList();
        String shown = String.join(", ", tables.subList(0, Math.min(MOST_TABLES, tables.size())));
        String others = tables.size() > MOST_TABLES ? " and " + (tables.size() - MOST_TABLES) + " more" : "";
        String meaning = side == Side.ANY ? "" : meaning(side) + "; ";
        return meaning + "column of " + shown + others;
    }

    private static String meaning(Side side) {
        return switch (side) {
            case ANY -> "the value before or after";
            case OLD -> "the value before";
            case NEW -> "the value after";
            case DELTA -> "the value after minus the value before";
        };
    }

    /// What stands before the last dot: a side or `col`, a table, a schema and a table.
    private record Qualifier(Side side, Optional<String> schema, Optional<String> table) {

        static Optional<Qualifier> of(List<String> parts) {
            List<String> whole = new ArrayList<>(parts);
            whole.add("x");
            return parts.stream().anyMatch(String::isEmpty)
                    ? Optional.empty()
                    : FieldNames.resolve(whole)
                            .flatMap(name -> name instanceof FieldName.Column(ColumnName column)
                                    ? Optional.of(new Qualifier(column.side(), column.schema(), column.table()))
                                    : Optional.empty());
        }

        boolean fits(CapturedTable candidate) {
            return isSame(schema, candidate.schema()) && isSame(table, candidate.name());
        }

        ColumnName column(String name) {
            return new ColumnName(side, schema, table, name);
        }

        private static boolean isSame(Optional<String> asked, String name) {
            return asked.isEmpty() || LetterCase.same(asked.get(), name);
        }
    }
}
