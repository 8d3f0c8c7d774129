package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.Flag;
import io.auditworkbench.filter.NumberTest;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.filter.TimeTest;
import io.auditworkbench.model.change.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Turns a filter into what SQL can find: blocks from the indexes, conditions with bound values only.
///
/// - **Shape**: what the plan leaves open, and only that, is left to the values of each event; see [TermPlan].
/// - **Threading**: one thread at a time.
final class FilterCompiler {

    private final NamePlans names;
    private final TransactionBlocks transactions;
    private final TimePlans times;

    FilterCompiler(DSLContext sql) {
        this.names = new NamePlans(sql);
        this.transactions = new TransactionBlocks(sql);
        this.times = new TimePlans(new MinuteSpans(sql));
    }

    /// The plan for a filter; snapshot rows are left out unless the filter names them.
    TermPlan plan(FilterExpression filter) {
        TermPlan plan = planned(filter);
        if (filter.asksForSnapshotRows()) {
            return plan;
        }
        TermPlan changes = TermPlan.exact(CHANGE_EVENT.OP.ne((long) Operation.SNAPSHOT.code()));
        return filter instanceof FilterExpression.Everything ? changes : TermPlan.every(List.of(plan, changes));
    }

    private TermPlan planned(FilterExpression filter) {
        return switch (filter) {
            case FilterExpression.Everything() -> TermPlan.exact(DSL.trueCondition());
            case FilterExpression.And(List<FilterExpression> operands) -> every(operands);
            case FilterExpression.Or(List<FilterExpression> operands) ->
                TermPlan.any(operands.stream().map(this::planned).toList());
            case FilterExpression.Not(FilterExpression operand) ->
                planned(operand).not();
            case FilterTerm term -> term(term);
        };
    }

    /// The index knows tables and operations together, so that a rare operation in a large table is found at once.
    private TermPlan every(List<FilterExpression> operands) {
        List<TermPlan> plans =
                new ArrayList<>(operands.stream().map(this::planned).toList());
        for (FilterExpression operand : operands) {
            if (operand instanceof FilterTerm.OperationIn(Set<Operation> operations)) {
                plans.replaceAll(plan -> plan.indexes().equals(List.of("table")) ? both(plan, operations) : plan);
            }
        }
        return TermPlan.every(plans);
    }

    private static TermPlan both(TermPlan tables, Set<Operation> operations) {
        if (!(tables.blocks() instanceof BlockSet.Any(List<BlockSet> each))) {
            return tables;
        }
        List<BlockSet> narrower = new ArrayList<>();
        for (BlockSet table : each) {
            if (!(table instanceof BlockSet.Term(int _, long term))) {
                return tables;
            }
            operations.forEach(operation -> narrower.add(BlockSet.what(term >> 3, operation.code())));
        }
        return tables.within(new BlockSet.Any(narrower), "table and operation");
    }

    private TermPlan term(FilterTerm term) {
        return switch (term) {
            case FilterTerm.OperationIn(Set<Operation> operations) -> operations(operations);
            case FilterTerm.NumberField(Field field, NumberTest test) -> number(field, test);
            case FilterTerm.TextField(Field field, TextTest test) -> text(field, test);
            case FilterTerm.FlagIn(Set<Flag> flags) -> flags(flags);
            case FilterTerm.CommitTime(TimeTest test) -> times.committed(test);
            case FilterTerm.AnyText _, FilterTerm.AnyTextLike _ -> TermPlan.unknown();
            case FilterTerm.HourIn _, FilterTerm.DayIn _, FilterTerm.OutsideHours _ -> TermPlan.unknown();
            case FilterTerm.SeverityIn _, FilterTerm.Near _, FilterTerm.Same _, FilterTerm.Column _ ->
                TermPlan.unknown();
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

    private static TermPlan flags(Set<Flag> flags) {
        if (Set.of(Flag.SNAPSHOT).equals(flags)) {
            return operations(List.of(Operation.SNAPSHOT));
        }
        return TermPlan.unknown();
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
            case BYTES -> TermPlan.exact(NumberPlans.condition(bodyBytes(), test));
            default -> TermPlan.unknown();
        };
    }

    private static org.jooq.Field<Long> bodyBytes() {
        return DSL.function("length", Long.class, CHANGE_EVENT.BODY);
    }

    private TermPlan text(Field field, TextTest test) {
        return switch (field) {
            case TABLE -> names.table(NamePlans.Part.TABLE, test);
            case SCHEMA -> names.table(NamePlans.Part.SCHEMA, test);
            case ACTOR -> names.actor(test);
            case FILE -> names.file(test);
            case GTID -> names.gtid(test);
            default -> TermPlan.unknown();
        };
    }
}
