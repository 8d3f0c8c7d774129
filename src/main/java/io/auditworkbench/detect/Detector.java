package io.auditworkbench.detect;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.model.event.NumberedEvent;
import java.util.List;

/// Looks for one kind of oddity, in the order in which changes were committed.
///
/// - **Shape**: everything it remembers from one slice to the next is in the [DetectorMemory] it is given, so that it
///   can go on after an interruption exactly where it was, and gives the same findings for the same history.
/// - **Threading**: one thread at a time.
public interface Detector {

    /// What it is, what it needs, what can be set.
    DetectorSpec spec();

    /// Whether it can find anything in databases mapped like this.
    Applicability applicability(Mapping mapping);

    /// Looks at the next slice and at the business events that were concluded from it.
    ///
    /// - **Shape**: `concluded` are new and changed ones, at the last slice of a transaction; what it finds and how
    ///   many things it looked at go to `examination`.
    void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination);

    /// Whether a detector has something to look at.
    sealed interface Applicability {

        /// It has.
        record Applicable() implements Applicability {}

        /// It has not, and why: "no table is mapped to refund".
        record NotApplicable(String reason) implements Applicability {}
    }
}
