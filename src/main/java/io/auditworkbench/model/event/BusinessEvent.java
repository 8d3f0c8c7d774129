package io.auditworkbench.model.event;

import io.auditworkbench.model.change.Attribution;
import java.util.List;
import java.util.Objects;

/// Something that happened in the business, concluded from row changes by a rule.
///
/// - **Shape**: `type` is past tense with hyphens (`sale-completed`); `anchor` is the number of the row change that
///   started it and, with the rule's id, its identity; `changes` are the numbers of all row changes it rests on, in
///   order, the anchor among them; `because` says why a corrected or withdrawn one is so, else it is empty.
/// - **Units**: `occurredMicros` is the commit of the anchor, microseconds since the epoch, UTC.
public record BusinessEvent(
        RuleVersion rule,
        String type,
        long anchor,
        long occurredMicros,
        Attribution actor,
        List<ObjectLink> objects,
        List<EventAttribute> attributes,
        Confidence confidence,
        Standing standing,
        String because,
        List<Long> changes,
        List<ConditionOutcome> conditions) {

    public BusinessEvent {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(actor, "actor");
        objects = List.copyOf(objects);
        attributes = List.copyOf(attributes);
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(because, "because");
        changes = List.copyOf(changes);
        conditions = List.copyOf(conditions);
    }
}
