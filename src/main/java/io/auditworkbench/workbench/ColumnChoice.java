package io.auditworkbench.workbench;

import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.filter.FilterVocabulary;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.view.RowAddress;
import java.util.List;
import java.util.Optional;

/// Refuses the name of a column that nothing captured has: what it chooses would be empty, and look like an answer.
///
/// - **Errors**: `BAD_USAGE` with the names that are near, or some that there are. A store that has captured no table
///   yet refuses nothing.
final class ColumnChoice {

    private static final int MOST = 12;

    private final FilterFacts facts;

    ColumnChoice(FilterFacts facts) {
        this.facts = facts;
    }

    /// Columns of any table.
    void require(String option, List<String> names) {
        names.stream().map(ColumnName::of).forEach(name -> require(option, name));
    }

    /// A column of the row's table.
    void require(String option, String name, RowAddress row) {
        require(option, new ColumnName(ColumnName.Side.ANY, Optional.of(row.schema()), Optional.of(row.table()), name));
    }

    /// A column as a filter names it.
    void require(String option, ColumnName name) {
        FilterVocabulary vocabulary = facts.vocabulary();
        if (vocabulary.tables().isEmpty()) {
            return;
        }
        Optional<FilterProblem> problem = vocabulary.problemWith(name);
        if (problem.isPresent()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    option + ": " + problem.get().message(),
                    problem.get().suggestions().isEmpty() ? some(vocabulary.columnNames(name)) : "");
        }
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
        return "There are " + first + (names.size() > MOST ? " and " + (names.size() - MOST) + " more." : ".");
    }
}
