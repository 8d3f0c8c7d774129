package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;

import io.auditworkbench.filter.ColumnMatch;
import io.auditworkbench.filter.ColumnMatcher;
import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.ColumnTest;
import io.auditworkbench.filter.FilterValue;
import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.filter.TimeFrame;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/// Narrows a search for values to the tables that have the column, and to the operations that have the side.
final class ColumnPlans {

    private static final FilterValue SAME = new FilterValue.Numeric(BigDecimal.ONE, "1");

    private final NamePlans names;
    private final ReadNames versions;
    private final TimeFrame frame;
    private final long indexedThroughSeq;

    /// The index of changed columns tells of the events up to `indexedThroughSeq`.
    ColumnPlans(NamePlans names, ReadNames versions, TimeFrame frame, long indexedThroughSeq) {
        this.names = names;
        this.versions = versions;
        this.frame = frame;
        this.indexedThroughSeq = indexedThroughSeq;
    }

    /// A column that is not there satisfies no test, so only tables that have it count.
    TermPlan column(ColumnName column, ColumnTest test) {
        TermPlan tables = names.versions(version -> isMeant(versions.table(version), column))
                .atMost();
        if (!needsBothSides(column, test)) {
            return tables;
        }
        return needsChange(column, test)
                ? found(updates(tables), version -> meant(versions.table(version), column))
                : updates(tables);
    }

    private static boolean isMeant(TableSchema table, ColumnName column) {
        return !meant(table, column).isEmpty();
    }

    private static List<String> meant(TableSchema table, ColumnName column) {
        boolean isTable = isSame(column.schema(), table.name().schema())
                && isSame(column.table(), table.name().table());
        return isTable ? named(table, name -> LetterCase.same(name, column.name())) : List.of();
    }

    private static List<String> named(TableSchema table, Predicate<String> name) {
        return table.columns().stream().map(ColumnDefinition::name).filter(name).toList();
    }

    /// The same, found by the index of changed columns as far as that goes.
    private TermPlan found(TermPlan plan, LongFunction<List<String>> columns) {
        return indexedThroughSeq == 0
                ? plan
                : names.changes(columns, indexedThroughSeq)
                        .map(blocks -> plan.within(blocks, "changed column"))
                        .orElse(plan);
    }

    private static boolean isSame(Optional<String> asked, String name) {
        return asked.isEmpty() || LetterCase.same(asked.get(), name);
    }

    private static boolean needsBothSides(ColumnName column, ColumnTest test) {
        return column.side() == ColumnName.Side.DELTA
                || (test instanceof ColumnTest.AnyOf(List<ColumnMatch> matches)
                        && matches.stream().allMatch(ColumnMatch.Transition.class::isInstance));
    }

    /// Whether an update that left the column as it was is never accepted. A difference of nothing is spelled as the
    /// column's scale wants, so only tests of numbers tell.
    private boolean needsChange(ColumnName column, ColumnTest test) {
        if (column.side() != ColumnName.Side.DELTA) {
            return true;
        }
        boolean isOfNumbers = switch (test) {
            case ColumnTest.Compare _ -> true;
            case ColumnTest.AnyOf(List<ColumnMatch> matches) -> matches.stream().allMatch(ColumnPlans::isOfNumber);
            case ColumnTest.NeverNull _, ColumnTest.Regex _, ColumnTest.NotRegex _ -> false;
        };
        return isOfNumbers && !new ColumnMatcher(ColumnName.Side.DELTA, test, frame).matches(SAME, SAME);
    }

    private static boolean isOfNumber(ColumnMatch match) {
        return switch (match) {
            case ColumnMatch.Is _, ColumnMatch.Between _ -> true;
            case ColumnMatch.Like _, ColumnMatch.IsNull _, ColumnMatch.Anything _, ColumnMatch.Transition _ -> false;
        };
    }

    /// An update of a column of this name.
    TermPlan changed(TextTest test) {
        Predicate<String> passes = TextTests.ofKnown(test);
        return isPositive(test)
                ? found(updates(having(test)), version -> named(versions.table(version), passes))
                : TermPlan.unknown();
    }

    /// A row that has a column of this name.
    TermPlan has(TextTest test) {
        return isPositive(test) ? having(test) : TermPlan.unknown();
    }

    private TermPlan having(TextTest test) {
        Predicate<String> passes = TextTests.ofKnown(test);
        return names.versions(version -> !named(versions.table(version), passes).isEmpty())
                .atMost();
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
