package io.auditworkbench.workbench;

import io.auditworkbench.filter.CapturedColumn.Visibility;
import io.auditworkbench.masking.MaskMode;
import io.auditworkbench.masking.MaskRule;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.rulepack.MaskingReader;
import io.auditworkbench.rulepack.PackFile;
import io.auditworkbench.rulepack.ReadPolicy;
import io.auditworkbench.store.Store;
import java.util.ArrayList;
import java.util.List;

/// Which columns hold masked values, by the policies that were in force.
///
/// - **Shape**: a column whose values are masked by their shape only, some and others not, is not among them.
/// - **Threading**: any thread.
final class MaskedColumns {

    private final Store store;

    MaskedColumns(Store store) {
        this.store = store;
    }

    /// The policies that were in force, without their keys, the oldest first.
    List<MaskingPolicy> policies() {
        List<MaskingPolicy> policies = new ArrayList<>();
        store.policies().all().forEach(kept -> {
            if (MaskingReader.read(PackFile.of("policy " + kept.number(), kept.text()))
                    instanceof ReadPolicy.Accepted accepted) {
                policies.add(accepted.policy());
            }
        });
        return policies;
    }

    /// What can be asked of a column, given the policies that were in force.
    static Visibility visibility(List<MaskingPolicy> policies, TableName table, String column) {
        boolean isMasked = policies.stream()
                .flatMap(policy -> policy.ruleFor(table, column).stream())
                .map(MaskRule::mode)
                .anyMatch(mode -> !(mode instanceof MaskMode.Keep) && !(mode instanceof MaskMode.Erasable));
        return isMasked ? Visibility.MASKED : Visibility.CLEAR;
    }
}
