package io.auditworkbench.store;

import java.util.function.Consumer;

/// Tells the texts of an event that a word in a filter is looked for in.
@FunctionalInterface
public interface EventTexts {

    /// Gives every such text to `sink`, in any order; one too many does no harm, one too few makes searches wrong.
    void of(StoredEvent event, Consumer<String> sink);
}
