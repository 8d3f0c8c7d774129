package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;

import io.auditworkbench.filter.ColumnMatch;
import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.ColumnTest;
import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Narrows a search for values to the tables that have the column, and to the operations that have the side.
final class ColumnPlans {

    private final NamePlans names;
    private final ReadNames versions;

    ColumnPlans(NamePlans names, ReadNames versions) {
        this.names = names;
        this.versions = versions;
    }

    /// A column that is not there satisfies no test, so only tables that have it count.
    TermPlan column(ColumnName column, ColumnTest test) {
        TermPlan tables = names.versions(version -> isMeant(versions.table(version), column))
                .atMost();
        return needsBothSides(column, test) ? updates(tables) : tables;
    }

    private static boolean isMeant(TableSchema table, ColumnName column) {
        return isSame(column.schema(), table.name().schema())
                && isSame(column.table(), table.name().table())
                && has(table, name -> LetterCase.same(name, column.name()));
    }

    private static boolean isSame(Optional<String> asked, String name) {
        return asked.isEmpty() || LetterCase.same(asked.get(), name);
    }

    private static boolean has(TableSchema table, Predicate<String> name) {
        return table.columns().stream().map(ColumnDefinition::name).anyMatch(name);
    }

    private static boolean needsBothSides(ColumnName column, ColumnTest test) {
        return column.side() == ColumnName.Side.DELTA
                || (test instanceof ColumnTest.AnyOf(List<ColumnMatch> matches)
                        && matches.stream().allMatch(ColumnMatch.Transition.class::isInstance));
    }

    /// An update of a column of this name.
    TermPlan changed(TextTest test) {
        return isPositive(test) ? updates(having(test)) : TermPlan.unknown();
    }

    /// A row that has a column of this name.
    TermPlan has(TextTest test) {
        return isPositive(test) ? having(test) : TermPlan.unknown();
    }

    private TermPlan having(TextTest test) {
        Predicate<String> passes = TextTests.ofKnown(test);
        return names.versions(version -> has(versions.table(version), passes)).atMost();
    }

    private static TermPlan updates(TermPlan tables) {
        return tables.and(CHANGE_EVENT.OP.eq((long) Operation.UPDATE.code()), List.of(Operation.UPDATE));
    }

    private static boolean isPositive(TextTest test) {
        return switch (test) {
            case TextTest.AnyOf _ -> !TextTests.acceptsMissing(test);
            case TextTest.Equals _, TextTest.Regex _ -> true;
            case TextTest.NotEquals _, TextTest.NotRegex _ -> false;
        };
    }
}
