package io.auditworkbench.rulepack;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An example of what a rule concludes, or does not: a few transactions, and the events expected of them.
///
/// - **Shape**: rows are in words of the vocabulary; no expected event makes it a near-miss. `line` is where it stands
///   in the rule's file.
public record RuleSample(String name, int line, List<Commit> commits, List<Expected> expected) {

    public RuleSample {
        Objects.requireNonNull(name, "name");
        commits = List.copyOf(commits);
        expected = List.copyOf(expected);
    }

    /// A transaction, so long after the one before it.
    public record Commit(Duration later, String actor, List<Change> changes) {
        public Commit {
            Objects.requireNonNull(later, "later");
            Objects.requireNonNull(actor, "actor");
            changes = List.copyOf(changes);
        }
    }

    /// A row change; the values before and after by field, null where the row is not.
    public record Change(
            Operation operation,
            String entity,
            @Nullable Map<String, ColumnValue> before,
            @Nullable Map<String, ColumnValue> after) {
        public Change {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(entity, "entity");
            before = before == null ? null : Map.copyOf(before);
            after = after == null ? null : Map.copyOf(after);
        }
    }

    /// What must be concluded, in the order of the starts.
    ///
    /// - **Shape**: `objects` as `order:1 sold`, null for any; of `attributes` those that are named, an empty text for
    ///   one that must be missing; `confidence` null for the rule's own.
    public record Expected(
            @Nullable List<String> objects,
            Map<String, String> attributes,
            @Nullable Confidence confidence,
            Standing standing) {
        public Expected {
            objects = objects == null ? null : List.copyOf(objects);
            attributes = Map.copyOf(attributes);
            Objects.requireNonNull(standing, "standing");
        }
    }
}
