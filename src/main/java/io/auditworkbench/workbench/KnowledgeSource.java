package io.auditworkbench.workbench;

import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.conclude.Knowledge;

/// Where the rules and mappings come from that conclusions about a store are drawn with.
///
/// - **Threading**: any thread.
@FunctionalInterface
public interface KnowledgeSource {

    /// What is in force for a store now.
    Knowledge of(Store store);

    /// Conclusions behind whoever writes the store.
    default ConcludingBehind concluding(Store store) {
        return ConcludingBehind.of(store, of(store));
    }
}
