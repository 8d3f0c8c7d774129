package io.auditworkbench.workbench.view;

import io.auditworkbench.masking.MaskedText;
import java.time.Instant;
import java.util.List;

/// Something that was made of changes, with the first of the changes it rests on.
public sealed interface BasedView {

    /// How many business events are named at most.
    int MOST_CONCERNED = 100;

    /// The changes it rests on, oldest first, at most a page of them.
    List<EventView> changes();

    /// A number against what is usual.
    ///
    /// - **Shape**: `typical` is empty where nothing is known to compare with.
    record Measured(String name, MaskedText actual, MaskedText typical, String unit, long sampleSize) {}

    /// What somebody said of a group.
    record Said(String state, String reason, String by, Instant at) {}

    /// A group of findings; `measures` are those of its last finding; `concerns` are the business events that
    /// rest on one of the changes it rests on, at most [#MOST_CONCERNED].
    record OfFinding(
            AnomalyView group,
            List<Measured> measures,
            List<BusinessView> concerns,
            List<Said> said,
            List<EventView> changes)
            implements BasedView {}

    /// A business event.
    record OfBusiness(BusinessView event, List<EventView> changes) implements BasedView {}
}
