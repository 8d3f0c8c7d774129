package io.auditworkbench.filter;

import io.auditworkbench.filter.CapturedNames.Found;
import io.auditworkbench.filter.FilterProblem.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Says that a name is not known, and which one was probably meant.
final class NameProblems {

    private static final int MOST_TABLES = 3;

    private final CapturedNames names;
    private final ProblemList problems;

    NameProblems(CapturedNames names, ProblemList problems) {
        this.names = names;
        this.problems = problems;
    }

    /// The columns that a name can mean; empty with a problem when there are none. `parts` are the places of the dotted
    /// name.
    List<Found> columns(ColumnName name, List<TextSpan> parts) {
        List<Found> found = names.columns(name);
        if (!found.isEmpty()) {
            return found;
        }
        if (name.table().isPresent() && names.tables(name).isEmpty()) {
            qualifiedTable(name, parts);
        } else if (name.table().isPresent()) {
            columnOfTable(name, parts.getLast());
        } else {
            column(name.name(), parts.getLast(), Field.values());
        }
        return List.of();
    }

    /// Says that no captured table has the column; of `fields` one may have been meant.
    void column(String name, TextSpan place, Field... fields) {
        List<String> known = new ArrayList<>(names.columnNames());
        Stream.of(fields).map(Field::word).forEach(known::add);
        List<String> close = Spelling.closest(name, known);
        List<String> shown = close.stream().map(this::withTables).toList();
        String message = "no column " + Quotation.of(name) + " " + amongTables("in") + hint(shown);
        problems.add(Code.UNKNOWN_COLUMN, place, message, close);
    }

    /// Says that no table has this name.
    void table(String name, TextSpan place, Collection<String> alsoKnown) {
        List<String> known = new ArrayList<>(names.tableNames());
        known.addAll(alsoKnown);
        List<String> close = Spelling.closest(name, known);
        String message = "no table " + Quotation.of(name) + " " + amongTables("among") + hint(close);
        problems.add(Code.UNKNOWN_TABLE, place, message, close);
    }

    /// Says that no schema has this name.
    void schema(String name, TextSpan place) {
        List<String> close = Spelling.closest(name, names.schemaNames());
        String message = "no schema " + Quotation.of(name) + " " + amongTables("among those of") + hint(close);
        problems.add(Code.UNKNOWN_SCHEMA, place, message, close);
    }

    private void qualifiedTable(ColumnName name, List<TextSpan> parts) {
        String dotted = name.table().orElseThrow() + "." + name.name();
        List<String> builtIns = Stream.of(Field.values())
                .map(Field::word)
                .filter(word -> word.contains("."))
                .toList();
        List<String> close = name.schema().isPresent() ? List.of() : Spelling.closest(dotted, builtIns);
        TextSpan table = parts.size() > 1 ? parts.get(parts.size() - 2) : parts.getLast();
        if (close.isEmpty()) {
            table(name.table().orElseThrow(), table, List.of());
            return;
        }
        String message =
                "no table " + Quotation.of(name.table().orElseThrow()) + " " + amongTables("among") + hint(close);
        problems.add(Code.UNKNOWN_TABLE, table.through(parts.getLast()), message, close);
    }

    private void columnOfTable(ColumnName name, TextSpan place) {
        List<CapturedTable> tables = names.tables(name);
        List<String> known = tables.stream()
                .flatMap(table -> table.columns().stream().map(CapturedColumn::name))
                .toList();
        List<String> close = Spelling.closest(name.name(), known);
        String table = Quotation.harmless(tables.getFirst().name());
        String message = "no column " + Quotation.of(name.name()) + " in table " + table + "." + hint(close);
        problems.add(Code.UNKNOWN_COLUMN, place, message, close);
    }

    private String amongTables(String preposition) {
        return switch (names.tableCount()) {
            case 0 -> "because no table has been captured yet.";
            case 1 -> preposition + " the one captured table.";
            default -> String.format(Locale.ROOT, "%s the %d captured tables.", preposition, names.tableCount());
        };
    }

    private String withTables(String name) {
        List<String> tables = names.columns(ColumnName.of(name)).stream()
                .map(found -> found.table().name())
                .distinct()
                .toList();
        if (tables.isEmpty() || Field.named(name).isPresent()) {
            return name;
        }
        int more = tables.size() - MOST_TABLES;
        String first = String.join(", ", tables.subList(0, Math.min(tables.size(), MOST_TABLES)));
        return Quotation.harmless(name + " (" + first + (more > 0 ? " and " + more + " more" : "") + ")");
    }

    private static String hint(List<String> close) {
        return close.isEmpty() ? "" : " " + Spelling.didYouMean(close);
    }
}
