package io.auditworkbench.workbench;

import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.conclude.Knowledge;
import java.util.Optional;

/// Where the rules and mappings come from that conclusions about a store are drawn with.
///
/// - **Threading**: any thread.
@FunctionalInterface
public interface KnowledgeSource {

    /// Neither rules nor detectors look at anything.
    KnowledgeSource NONE = _ -> Optional.empty();

    /// What is in force for a store now; empty where nothing is to be concluded.
    Optional<Knowledge> of(Store store);
}
