package io.auditworkbench.store;

import io.auditworkbench.model.change.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// What SQL can say of a filter: a condition that holds wherever the filter does, and one that holds only where it
/// does.
///
/// - **Shape**: where both are the same, SQL says it exactly; everywhere between them only the values of the event
///   decide. The blocks hold every event that can match. The two conditions change places under a negation, so an
///   inexact term stays safe inside one. No condition is ever unknown (`NULL`) to SQL.
record TermPlan(BlockSet blocks, Condition possible, Condition certain, Precision precision, List<String> indexes) {

    /// Whether both conditions say the same.
    enum Precision {
        EXACT,
        ROUGH
    }

    TermPlan {
        indexes = List.copyOf(indexes);
    }

    /// SQL can say nothing.
    static TermPlan unknown() {
        return new TermPlan(BlockSet.ALL, DSL.trueCondition(), DSL.falseCondition(), Precision.ROUGH, List.of());
    }

    /// SQL says it all.
    static TermPlan exact(Condition condition) {
        return new TermPlan(BlockSet.ALL, condition, condition, Precision.EXACT, List.of());
    }

    /// Nothing matches.
    static TermPlan never() {
        return exact(DSL.falseCondition());
    }

    /// SQL can only say where it cannot be.
    static TermPlan atMost(Condition possible) {
        return new TermPlan(BlockSet.ALL, possible, DSL.falseCondition(), Precision.ROUGH, List.of());
    }

    /// The same, found by an index.
    TermPlan within(BlockSet found, String index) {
        return new TermPlan(found, possible, certain, precision, List.of(index));
    }

    /// The same, but values decide where SQL would not.
    TermPlan atMost() {
        return new TermPlan(blocks, possible, DSL.falseCondition(), Precision.ROUGH, indexes);
    }

    /// The same with one thing more that SQL can tell, which holds for some operations only.
    TermPlan and(Condition further, List<Operation> operations) {
        return new TermPlan(narrowed(operations), possible.and(further), certain.and(further), precision, indexes);
    }

    private BlockSet narrowed(List<Operation> operations) {
        if (!isByTable() || !(blocks instanceof BlockSet.Any(List<BlockSet> each))) {
            return blocks;
        }
        List<BlockSet> narrower = new ArrayList<>();
        for (BlockSet table : each) {
            if (!(table instanceof BlockSet.Term(int _, long term))) {
                return blocks;
            }
            operations.forEach(operation -> narrower.add(BlockSet.what(term >> 3, operation.code())));
        }
        return new BlockSet.Any(narrower);
    }

    /// Whether it is found by tables alone.
    boolean isByTable() {
        return indexes.equals(List.of("table"));
    }

    /// The same where it is found by tables: only these operations.
    TermPlan of(Collection<Operation> operations) {
        return isByTable() ? within(narrowed(List.copyOf(operations)), "table and operation") : this;
    }

    /// Where all plans hold.
    static TermPlan every(List<TermPlan> plans) {
        List<BlockSet> blocks = plans.stream()
                .map(TermPlan::blocks)
                .filter(set -> !(set instanceof BlockSet.All))
                .toList();
        return new TermPlan(
                blocks.isEmpty() ? BlockSet.ALL : blocks.size() == 1 ? blocks.getFirst() : new BlockSet.Every(blocks),
                DSL.and(plans.stream().map(TermPlan::possible).toList()),
                DSL.and(plans.stream().map(TermPlan::certain).toList()),
                precision(plans),
                indexes(plans));
    }

    /// Where one plan holds.
    static TermPlan any(List<TermPlan> plans) {
        boolean isAnywhere = plans.stream().anyMatch(plan -> plan.blocks() instanceof BlockSet.All);
        return new TermPlan(
                isAnywhere
                        ? BlockSet.ALL
                        : new BlockSet.Any(plans.stream().map(TermPlan::blocks).toList()),
                DSL.or(plans.stream().map(TermPlan::possible).toList()),
                DSL.or(plans.stream().map(TermPlan::certain).toList()),
                precision(plans),
                isAnywhere ? List.of() : indexes(plans));
    }

    /// Where it does not hold; no index finds what is not there.
    TermPlan not() {
        return new TermPlan(BlockSet.ALL, DSL.not(certain), DSL.not(possible), precision, List.of());
    }

    private static Precision precision(List<TermPlan> plans) {
        return plans.stream().allMatch(plan -> plan.precision() == Precision.EXACT) ? Precision.EXACT : Precision.ROUGH;
    }

    private static List<String> indexes(List<TermPlan> plans) {
        List<String> indexes = new ArrayList<>();
        plans.forEach(plan -> indexes.addAll(plan.indexes()));
        return indexes.stream().distinct().toList();
    }
}
