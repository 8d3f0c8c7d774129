package io.auditworkbench.masking;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayList;
import java.util.List;

/// What a policy does with each column of a table.
///
/// - **Errors**: `BAD_CONFIGURATION` where it would take from rows what tells them apart: a column of the primary key
///   can be kept or a pseudonym, and a table without one has nothing that can be erased or is sealed.
/// - **Threading**: immutable.
final class ColumnPlans {

    private static final MaskMode KEEP = new MaskMode.Keep();

    private final List<Plan> plans;
    private final boolean isEmpty;

    /// The rules that ask for a value's shape, in order, and what holds when none of them is for it.
    ///
    /// `isKey` where the value tells rows apart under every policy; `isName` where it does because nothing else can.
    private record Plan(List<MaskRule> byShape, MaskMode otherwise, boolean isKey, boolean isName) {

        boolean keeps() {
            return byShape.isEmpty() && otherwise instanceof MaskMode.Keep;
        }
    }

    private ColumnPlans(List<Plan> plans) {
        this.plans = plans;
        isEmpty = plans.stream().allMatch(Plan::keeps);
    }

    static ColumnPlans of(TableSchema table, MaskingPolicy policy) {
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            plans.add(plan(table, i, policy));
        }
        return new ColumnPlans(List.copyOf(plans));
    }

    private static Plan plan(TableSchema table, int index, MaskingPolicy policy) {
        ColumnDefinition column = table.columns().get(index);
        boolean isKey = table.keyColumns().contains(index);
        List<MaskRule> byShape = new ArrayList<>();
        for (MaskRule rule : policy.rules()) {
            if (!rule.concerns(table.name(), column.name())) {
                continue;
            }
            if (rule.kind() == null || rule.kind().isNamed(column.name())) {
                refuse(table, column, rule, isKey);
                return new Plan(List.copyOf(byShape), rule.mode(), isKey, !table.hasKey());
            }
            byShape.add(rule);
        }
        return new Plan(List.copyOf(byShape), KEEP, isKey, !table.hasKey());
    }

    private static void refuse(TableSchema table, ColumnDefinition column, MaskRule rule, boolean isKey) {
        boolean staysApart = rule.mode() instanceof MaskMode.Keep || rule.mode() instanceof MaskMode.Pseudonym;
        String name = AtRest.name(table.name(), column.name());
        if (isKey && !staysApart) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The masking policy has " + rule.mode().word() + " for " + name + " (" + rule.subject()
                            + "), which tells the rows of " + table.name() + " apart.",
                    "Use pseudonym for it: equal keys stay equal, and others different. Or keep, in a rule before.");
        }
        if (!table.hasKey() && isUnlikeEachTime(rule.mode())) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The masking policy has " + rule.mode().word() + " for " + name + " (" + rule.subject() + "), but "
                            + table.name() + " has no primary key: its rows are named after all their values.",
                    "Use another mode for it, such as pseudonym, or give the table a primary key.");
        }
    }

    /// What is kept of equal values may differ, or go later.
    private static boolean isUnlikeEachTime(MaskMode mode) {
        return mode instanceof MaskMode.Erasable || mode instanceof MaskMode.Sealed;
    }

    /// Whether every value of the table is kept.
    boolean isEmpty() {
        return isEmpty;
    }

    /// What becomes of one value of a column. A key whose shape alone is that of a kind becomes a pseudonym, whatever
    /// the rule says: it must go on telling rows apart. So does a value that would be sealed or erasable where there is
    /// no key.
    MaskMode mode(int column, ColumnValue value) {
        Plan plan = plans.get(column);
        if (plan.byShape().isEmpty() || !value.isKnown()) {
            return plan.otherwise();
        }
        String text = value.text();
        for (MaskRule rule : plan.byShape()) {
            if (rule.kind() != null && canBe(value) && rule.kind().isIn(text)) {
                boolean isKept = rule.mode() instanceof MaskMode.Keep;
                boolean mustStay = plan.isKey() || (plan.isName() && isUnlikeEachTime(rule.mode()));
                return mustStay && !isKept ? new MaskMode.Pseudonym() : rule.mode();
            }
        }
        return plan.otherwise();
    }

    /// Dates, bits and bytes have no such shape; numbers can be those of cards.
    private static boolean canBe(ColumnValue value) {
        return switch (value) {
            case ColumnValue.Text _,
                    ColumnValue.Json _,
                    ColumnValue.Whole _,
                    ColumnValue.UnsignedWhole _,
                    ColumnValue.Decimal _,
                    ColumnValue.Binary _ -> true;
            case ColumnValue.Null _,
                    ColumnValue.Absent _,
                    ColumnValue.Real8 _,
                    ColumnValue.Real4 _,
                    ColumnValue.Bits _,
                    ColumnValue.Temporal _,
                    ColumnValue.Masked _,
                    ColumnValue.Erasable _,
                    ColumnValue.Erased _ -> false;
        };
    }
}
