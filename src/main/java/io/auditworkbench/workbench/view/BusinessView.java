package io.auditworkbench.workbench.view;

import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.ObjectLink;
import java.time.Instant;
import java.util.List;

/// A business event as it is shown.
///
/// - **Shape**: `id` is `B12`; `startedBy` the number of the change that started it; `rule` is the rule's id, version
///   and the beginning of its digest; `changes` are event ids (`E5`); words in lower case.
public record BusinessView(
        String id,
        long startedBy,
        int revision,
        Instant at,
        String type,
        String actor,
        String actorGrade,
        List<ObjectLink> objects,
        List<EventAttribute> attributes,
        String confidence,
        String standing,
        String because,
        String rule,
        List<String> changes,
        List<ConditionOutcome> conditions) {}
