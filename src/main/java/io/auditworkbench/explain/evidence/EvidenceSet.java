package io.auditworkbench.explain.evidence;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The facts of one thing that a model is shown: nothing outside of it may be claimed.
///
/// - **Shape**: texts as the model sees them. `things` are what else can be cited: business events, gaps, other
///   findings. `leftOut` says in sentences what did not fit.
public record EvidenceSet(
        Subject subject,
        List<Change> changes,
        List<Figure> figures,
        List<Thing> things,
        Sight sight,
        List<String> leftOut) {

    public EvidenceSet {
        Objects.requireNonNull(subject, "subject");
        changes = List.copyOf(changes);
        figures = List.copyOf(figures);
        things = List.copyOf(things);
        leftOut = List.copyOf(leftOut);
    }

    /// What is explained, and the check or rule that told it, with its version; `says` is its sentence.
    public record Subject(String id, String kind, String check, String version, String says) {}

    /// One change; `number` is its place in the log; `actor` is empty when nobody is known.
    public record Change(
            String id,
            long number,
            String transaction,
            String schema,
            String table,
            String operation,
            String key,
            String actor,
            Grade grade,
            Instant at,
            List<Value> values) {

        public Change {
            values = List.copyOf(values);
        }

        /// The column that `field` names: `total`, `orders.total` or `shop.orders.total`.
        public Optional<Value> value(String field) {
            return values.stream()
                    .filter(value -> field.equals(value.column())
                            || field.equals(table + "." + value.column())
                            || field.equals(schema + "." + table + "." + value.column()))
                    .findFirst();
        }

        /// `shop.orders/4711`; without a key the table alone.
        public String row() {
            return schema + "." + table + (key.isEmpty() ? "" : "/" + key);
        }
    }

    /// One column; a side is null where the change has none.
    public record Value(
            String column, @Nullable Side before, @Nullable Side after) {}

    /// One side of a value.
    public record Side(String text, Kind kind) {

        /// What the text is.
        public enum Kind {
            TEXT,
            NUMBER,
            NULL,
            NOT_LOGGED
        }
    }

    /// How far an attribution can be relied on, from least to most.
    public enum Grade {
        UNKNOWN,
        HEURISTIC,
        CORROBORATED,
        EXACT;

        /// The grade with this word in lower case, unknown for any other.
        public static Grade of(String word) {
            return switch (word) {
                case "exact" -> EXACT;
                case "corroborated" -> CORROBORATED;
                case "heuristic" -> HEURISTIC;
                default -> UNKNOWN;
            };
        }

        /// In lower case.
        public String word() {
            return switch (this) {
                case UNKNOWN -> "unknown";
                case HEURISTIC -> "heuristic";
                case CORROBORATED -> "corroborated";
                case EXACT -> "exact";
            };
        }
    }

    /// A number or word that is known of the subject; `usual` is empty where there is nothing to compare it with.
    public record Figure(String name, String value, String usual, String unit) {}

    /// Something with an id that can be cited.
    public record Thing(String id, String words) {}

    /// What could be seen of the time around it.
    public enum Sight {
        NO_KNOWN_GAP,
        INCOMPLETE
    }

    /// The change with this id.
    public Optional<Change> change(String id) {
        return changes.stream().filter(change -> change.id().equals(id)).findFirst();
    }

    /// Whether something that is not a change can be cited by this id.
    public boolean hasThing(String id) {
        return subject.id().equals(id)
                || things.stream().anyMatch(thing -> thing.id().equals(id))
                || changes.stream().anyMatch(change -> change.transaction().equals(id));
    }

    /// Every actor that a change has.
    public Set<String> actors() {
        return changes.stream()
                .map(Change::actor)
                .filter(actor -> !actor.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
