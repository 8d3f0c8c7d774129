package io.auditworkbench.infer;

import java.util.List;
import java.util.Optional;

/// The past that rules look back at, the current slice included.
public interface Histories {

    /// All changes that concern an object, in the order they were stored; snapshot rows too.
    List<ObservedChange> of(String subject, String key);

    /// The mapped changes of a transaction, in order.
    List<ObservedChange> ofTransaction(long number);

    /// One change.
    Optional<ObservedChange> change(long seq);
}
