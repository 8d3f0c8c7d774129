package io.auditworkbench.workbench;

import io.auditworkbench.infer.Mapping;
import io.auditworkbench.rulepack.BuiltIn;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.conclude.Knowledge;
import java.util.List;
import java.util.Map;

/// Where the rules and mappings come from that conclusions about a store are drawn with.
///
/// - **Threading**: any thread.
@FunctionalInterface
public interface KnowledgeSource {

    /// No rules: nothing is concluded.
    KnowledgeSource NONE = _ -> new Knowledge(BuiltIn.vocabulary(), Mapping.NONE, List.of(), Map.of());

    /// What is in force for a store now.
    Knowledge of(Store store);
}
