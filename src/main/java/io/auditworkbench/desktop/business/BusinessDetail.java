package io.auditworkbench.desktop.business;

import io.auditworkbench.model.event.ConditionOutcome.Result;
import java.util.List;

/// Why one business event was concluded.
record BusinessDetail(
        String id,
        String type,
        String sentence,
        String standing,
        List<Fact> facts,
        String rule,
        List<Condition> conditions,
        List<Change> changes,
        List<String> former) {

    BusinessDetail {
        facts = List.copyOf(facts);
        conditions = List.copyOf(conditions);
        changes = List.copyOf(changes);
        former = List.copyOf(former);
    }

    /// A named value, or an object and its part.
    record Fact(String name, String value) {}

    /// A condition of the rule, how it came out, and the changes that decided it.
    record Condition(Result result, String text, String found, List<String> changes) {
        Condition {
            changes = List.copyOf(changes);
        }
    }

    /// A change that it rests on.
    record Change(String id, String transaction, String at, String operation, String row, String position) {}
}
