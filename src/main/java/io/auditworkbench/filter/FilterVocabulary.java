package io.auditworkbench.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the words of a filter can refer to in one store.
public record FilterVocabulary(List<CapturedTable> tables, Observations observations) {

    public FilterVocabulary {
        tables = List.copyOf(tables);
    }

    /// A vocabulary without observed values.
    public static FilterVocabulary of(List<CapturedTable> tables) {
        return new FilterVocabulary(tables, Observations.NONE);
    }

    /// What is wrong with a column's name, and which one was probably meant; empty when a captured table has it.
    public Optional<FilterProblem> problemWith(ColumnName name) {
        CapturedNames names = new CapturedNames(tables);
        if (!names.columns(name).isEmpty()) {
            return Optional.empty();
        }
        ProblemList problems = new ProblemList(name.name());
        TextSpan all = new TextSpan(0, name.name().length());
        if (name.table().isPresent()) {
            new NameProblems(names, problems).columns(name, List.of(all));
        } else {
            new NameProblems(names, problems).column(name.name(), all);
        }
        return problems.inOrder().stream().findFirst();
    }

    /// How the values of the columns that a name can mean compare; nothing where no captured table has it.
    public Set<ColumnFamily> families(ColumnName name) {
        return new CapturedNames(tables)
                .columns(name).stream()
                        .flatMap(found -> found.column().families().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// The columns of the tables that a name can be in, without repetition.
    public List<String> columnNames(ColumnName name) {
        return new CapturedNames(tables)
                .tables(name).stream()
                        .flatMap(table -> table.columns().stream())
                        .map(CapturedColumn::name)
                        .distinct()
                        .toList();
    }
}
