package io.auditworkbench.filter;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// One question about one event, with typed values: nobody behind the parser reads filter text again.
///
/// - **Shape**: sets are never empty and iterate in their natural order.
public sealed interface FilterTerm extends FilterExpression {

    /// The text occurs, in any letter case, in the actor, the key, the table or a changed column's value on either
    /// side.
    record AnyText(String text) implements FilterTerm {
        public AnyText {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("an empty word finds everything");
            }
        }
    }

    /// One of the values that [AnyText] looks at matches the pattern as a whole.
    record AnyTextLike(GlobPattern pattern) implements FilterTerm {}

    /// A built-in field that holds text.
    record TextField(Field field, TextTest test) implements FilterTerm {
        public TextField {
            require(field, FieldKind.TEXT);
        }
    }

    /// A built-in field that holds a whole number.
    ///
    /// - **Units**: `lag` in microseconds, `bytes` in bytes; `id` and `tx` by their number.
    record NumberField(Field field, NumberTest test) implements FilterTerm {
        public NumberField {
            require(field, FieldKind.NUMBER, FieldKind.SIZE, FieldKind.IDENTIFIER, FieldKind.DURATION);
        }
    }

    /// When the transaction committed.
    record CommitTime(TimeTest test) implements FilterTerm {}

    /// The hour of the commit time in the filter's zone, 0 to 23.
    record HourIn(Set<Integer> hours) implements FilterTerm {
        public HourIn {
            hours = Collections.unmodifiableSet(new TreeSet<>(hours));
            if (hours.isEmpty() || hours.stream().anyMatch(hour -> hour < 0 || hour > 23)) {
                throw new IllegalArgumentException("hours are 0 to 23: " + hours);
            }
        }
    }

    /// The day of the week of the commit time in the filter's zone.
    record DayIn(Set<DayOfWeek> days) implements FilterTerm {
        public DayIn {
            days = ordered(days);
        }
    }

    /// What the event did.
    record OperationIn(Set<Operation> operations) implements FilterTerm {
        public OperationIn {
            operations = ordered(operations);
        }
    }

    /// A finding of one of these severities names the event.
    record SeverityIn(Set<Severity> severities) implements FilterTerm {
        public SeverityIn {
            severities = ordered(severities);
        }
    }

    /// At least one of the flags is set.
    record FlagIn(Set<Flag> flags) implements FilterTerm {
        public FlagIn {
            flags = ordered(flags);
        }
    }

    /// The commit time lies outside the working hours.
    record OutsideHours() implements FilterTerm {}

    /// Committed at most `distance` before or after the event with this sequence number.
    record Near(long sequence, Duration distance) implements FilterTerm {}

    /// Shares one aspect with the event with this sequence number.
    record Same(Aspect aspect, long sequence) implements FilterTerm {}

    /// A column of the changed row.
    record Column(ColumnName column, ColumnTest test) implements FilterTerm {}

    /// What two events can have in common.
    enum Aspect {
        ACTOR,
        ROW,
        TX,
        SESSION
    }

    /// True when snapshot rows are named, so that the filter sees them.
    default boolean mentionsSnapshot() {
        return switch (this) {
            case OperationIn(Set<Operation> operations) -> operations.contains(Operation.SNAPSHOT);
            case FlagIn(Set<Flag> flags) -> flags.contains(Flag.SNAPSHOT);
            case AnyText _, AnyTextLike _, TextField _, NumberField _, CommitTime _, HourIn _, DayIn _ -> false;
            case SeverityIn _, OutsideHours _, Near _, Same _, Column _ -> false;
        };
    }

    private static void require(Field field, FieldKind... kinds) {
        if (!Set.of(kinds).contains(field.kind())) {
            throw new IllegalArgumentException(field + " is " + field.kind());
        }
    }

    private static <E extends Enum<E>> Set<E> ordered(Collection<E> values) {
        Objects.requireNonNull(values, "values");
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a set that nothing can be in");
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(values));
    }
}
