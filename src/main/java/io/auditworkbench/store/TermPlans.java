package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.ColumnTest;
import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.Flag;
import io.auditworkbench.filter.GlobPattern;
import io.auditworkbench.filter.NumberTest;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.filter.TimeTest;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What SQL can say of each term.
final class TermPlans {

    private final NamePlans names;
    private final RowPlans rows;
    private final ColumnPlans columns;
    private final WordPlans words;
    private final TimePlans times;
    private final FindingPlans findings;
    private final RelatedPlans related;
    private final TransactionBlocks transactions;

    TermPlans(DSLContext sql, ReadNames readNames, FilterQuestion question) {
        transactions = new TransactionBlocks(sql);
        names = new NamePlans(sql, transactions);
        rows = new RowPlans(sql, question.rows());
        columns = new ColumnPlans(names, readNames, question.frame(), SideIndex.COLUMNS.through(sql));
        words = new WordPlans(SideIndex.WORDS.through(sql));
        times = new TimePlans(new MinuteSpans(sql), question.frame());
        findings = new FindingPlans(sql);
        related = new RelatedPlans(sql, rows, times, transactions);
    }

    TermPlan of(FilterTerm term) {
        return switch (term) {
            case FilterTerm.OperationIn(Set<Operation> operations) -> operations(operations);
            case FilterTerm.NumberField(Field field, NumberTest test) -> number(field, test);
            case FilterTerm.TextField(Field field, TextTest test) -> text(field, test);
            case FilterTerm.FlagIn(Set<Flag> flags) -> flags(flags);
            case FilterTerm.CommitTime(TimeTest test) -> times.committed(test);
            case FilterTerm.Near(long sequence, Duration distance) -> related.near(sequence, distance);
            case FilterTerm.Same(FilterTerm.Aspect aspect, long sequence) -> related.same(aspect, sequence);
            case FilterTerm.Column(ColumnName column, ColumnTest test) -> columns.column(column, test);
            case FilterTerm.SeverityIn(Set<Severity> severities) -> findings.severity(severities);
            case FilterTerm.AnyText(String text) -> words.containing(List.of(text));
            case FilterTerm.AnyTextLike(GlobPattern pattern) -> words.containing(pattern.literals());
            case FilterTerm.HourIn _, FilterTerm.DayIn _, FilterTerm.OutsideHours _ -> TermPlan.unknown();
        };
    }

    private static TermPlan operations(Collection<Operation> operations) {
        return TermPlan.exact(CHANGE_EVENT.OP.in(operations.stream()
                        .map(operation -> (long) operation.code())
                        .toList()))
                .within(
                        new BlockSet.Any(operations.stream()
                                .map(operation -> BlockSet.what(0, operation.code()))
                                .toList()),
                        "operation");
    }

    private TermPlan flags(Set<Flag> flags) {
        List<Operation> operations = new ArrayList<>();
        List<TermPlan> plans = new ArrayList<>();
        for (Flag flag : flags) {
            switch (flag) {
                case SNAPSHOT -> operations.add(Operation.SNAPSHOT);
                case DDL -> operations.add(Operation.DDL);
                case FLAGGED -> plans.add(findings.any());
                case MUTED -> plans.add(findings.muted());
                case MARKED, REVIEWED, GAP -> {
                    // No event of the log carries it.
                }
            }
        }
        if (!operations.isEmpty()) {
            plans.add(operations(operations));
        }
        if (plans.isEmpty()) {
            return TermPlan.never();
        }
        return plans.size() == 1 ? plans.getFirst() : TermPlan.any(plans);
    }

    private TermPlan number(Field field, NumberTest test) {
        NumberPlans.Span span = NumberPlans.span(test);
        return switch (field) {
            case SEQ, ID ->
                TermPlan.exact(NumberPlans.condition(CHANGE_EVENT.SEQ, test))
                        .within(new BlockSet.Between(Math.max(1, span.first()), span.last()), "seq");
            case TX ->
                TermPlan.exact(NumberPlans.condition(SOURCE_TX.TX_ID, test))
                        .within(transactions.between(span.first(), span.last()), "transaction");
            case TX_SIZE -> TermPlan.exact(NumberPlans.condition(SOURCE_TX.EVENT_COUNT, test));
            case THREAD -> TermPlan.exact(NumberPlans.condition(SOURCE_TX.CONNECTION_ID, test));
            case LAG -> TermPlan.exact(NumberPlans.condition(SOURCE_TX.CAPTURED_US.minus(SOURCE_TX.COMMIT_US), test));
            case BYTES ->
                TermPlan.exact(NumberPlans.condition(DSL.function("length", Long.class, CHANGE_EVENT.BODY), test));
            default -> TermPlan.unknown();
        };
    }

    private TermPlan text(Field field, TextTest test) {
        return switch (field) {
            case TABLE -> names.table(test);
            case SCHEMA -> names.schema(test);
            case ACTOR -> names.actor(test);
            case ACTOR_SOURCE -> names.actorSource(test);
            case FILE -> names.file(test);
            case GTID -> names.gtid(test);
            case ROW -> rows.row(test);
            case KEY -> rows.key(test);
            case CHANGED -> columns.changed(test);
            case HAS -> columns.has(test);
            case QUERY ->
                TextTests.acceptsMissing(test)
                        ? TermPlan.unknown()
                        : TermPlan.atMost(CHANGE_EVENT.STATEMENT_ID.isNotNull());
            case RULE, ANOMALY -> TextTests.acceptsMissing(test) ? TermPlan.unknown() : findings.named();
            case CASE, STATE, TAG ->
                TextTests.acceptsMissing(test) ? TermPlan.exact(DSL.trueCondition()) : TermPlan.never();
            default -> TermPlan.unknown();
        };
    }
}
