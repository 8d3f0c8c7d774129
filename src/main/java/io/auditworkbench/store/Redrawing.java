package io.auditworkbench.store;

import io.auditworkbench.model.event.BusinessEvent;

/// How everything is concluded anew, and what becomes of what was concluded before.
///
/// - **Threading**: the writer's.
public interface Redrawing {

    /// Draws every conclusion, from the beginning of the log to its end, through the writers of the [StoreWriter].
    ///
    /// - **Errors**: whatever it throws forgets everything: what was concluded before stays.
    void draw();

    /// What becomes of a business event that is not concluded any more: the same, withdrawn, with the reason; or the
    /// event itself when there is nothing new to say.
    BusinessEvent withdrawn(BusinessEvent former);

    /// Whether two say the same.
    boolean isSame(BusinessEvent one, BusinessEvent other);

    /// Why groups of findings that are not found again are open no more.
    String reason();

    /// Who asked for it.
    String by();

    /// When, microseconds since the epoch, UTC.
    long atMicros();
}
