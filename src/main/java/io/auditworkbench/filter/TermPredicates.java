package io.auditworkbench.filter;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// What each term asks of an event.
final class TermPredicates {

    private final FilterContext context;

    TermPredicates(FilterContext context) {
        this.context = context;
    }

    Predicate<FilterSubject> of(FilterTerm term) {
        return switch (term) {
            case FilterTerm.AnyText(String text) -> anyText(text);
            case FilterTerm.AnyTextLike(GlobPattern pattern) -> anyTextLike(pattern);
            case FilterTerm.TextField(Field field, TextTest test) when field == Field.TABLE -> table(test);
            case FilterTerm.TextField(Field field, TextTest test) -> {
                Predicate<List<String>> predicate = TextPredicates.of(test);
                yield event -> predicate.test(FieldValues.texts(field, event));
            }
            case FilterTerm.NumberField(Field field, NumberTest test) -> {
                NumberPredicates predicate = new NumberPredicates(test);
                yield event -> predicate.test(FieldValues.number(field, event));
            }
            case FilterTerm.CommitTime(TimeTest test) -> {
                List<TimeInterval> intervals = context.frame().intervals(test);
                yield event -> intervals.stream().anyMatch(interval -> interval.contains(event.commitTime()));
            }
            case FilterTerm.HourIn(Set<Integer> hours) ->
                event -> hours.contains(time(event).getHour());
            case FilterTerm.DayIn(Set<DayOfWeek> days) ->
                event -> days.contains(time(event).getDayOfWeek());
            case FilterTerm.OutsideHours() -> event -> !context.workingHours().contains(time(event));
            case FilterTerm.OperationIn(Set<Operation> operations) ->
                event -> event.operation().map(operations::contains).orElse(false);
            case FilterTerm.SeverityIn(Set<Severity> severities) ->
                event -> event.severities().stream().anyMatch(severities::contains);
            case FilterTerm.FlagIn(Set<Flag> flags) ->
                event -> flags(event).stream().anyMatch(flags::contains);
            case FilterTerm.Near(long sequence, Duration distance) -> near(sequence, distance);
            case FilterTerm.Same(FilterTerm.Aspect aspect, long sequence) -> same(aspect, sequence);
            case FilterTerm.Column(ColumnName column, ColumnTest test) -> column(column, test);
        };
    }

    private static Predicate<FilterSubject> table(TextTest test) {
        BiPredicate<String, String> passes = TableNameTest.of(test);
        boolean withoutTable = TextPredicates.of(test).test(List.of());
        return event -> event.table()
                .map(table -> passes.test(event.schema().orElse(""), table))
                .orElse(withoutTable);
    }

    static Set<Flag> flags(FilterSubject event) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(event.flags());
        event.operation().filter(Operation.DDL::equals).ifPresent(_ -> flags.add(Flag.DDL));
        event.operation().filter(Operation.SNAPSHOT::equals).ifPresent(_ -> flags.add(Flag.SNAPSHOT));
        return flags;
    }

    private static Predicate<FilterSubject> anyText(String text) {
        String folded = LetterCase.fold(text);
        return event -> FieldValues.searched(event)
                .anyMatch(value -> LetterCase.fold(value).contains(folded));
    }

    private static Predicate<FilterSubject> anyTextLike(GlobPattern pattern) {
        Predicate<String> matcher = pattern.matcher();
        return event -> FieldValues.searched(event).anyMatch(matcher);
    }

    private Predicate<FilterSubject> near(long sequence, Duration distance) {
        Optional<FilterSubject> other = context.events().apply(sequence);
        if (other.isEmpty()) {
            return _ -> false;
        }
        Instant centre = other.get().commitTime();
        return event -> Duration.between(centre, event.commitTime()).abs().compareTo(distance) <= 0;
    }

    private Predicate<FilterSubject> same(FilterTerm.Aspect aspect, long sequence) {
        List<Object> wanted = context.events()
                .apply(sequence)
                .map(event -> aspect(aspect, event))
                .orElse(List.of());
        return wanted.isEmpty() ? _ -> false : event -> aspect(aspect, event).equals(wanted);
    }

    /// What two events must have in common; empty when the event has no such thing.
    private static List<Object> aspect(FilterTerm.Aspect aspect, FilterSubject event) {
        List<Optional<?>> parts = switch (aspect) {
            case ACTOR -> List.of(event.actor());
            case ROW -> List.of(event.schema(), event.table(), event.row());
            case TX -> List.of(boxed(event.transaction()));
            case SESSION -> List.of(Optional.of(event.serverNames()), boxed(event.thread()));
        };
        boolean isComplete = parts.stream().allMatch(Optional::isPresent);
        return isComplete ? parts.stream().<Object>map(Optional::orElseThrow).toList() : List.of();
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private Predicate<FilterSubject> column(ColumnName column, ColumnTest test) {
        ColumnMatcher matcher = new ColumnMatcher(column.side(), test, context.frame());
        return event -> {
            boolean isMeant = isSame(column.schema(), event.schema()) && isSame(column.table(), event.table());
            return isMeant && matcher.matches(event.before(column.name()), event.after(column.name()));
        };
    }

    private static boolean isSame(Optional<String> asked, Optional<String> name) {
        return asked.isEmpty()
                || name.map(known -> LetterCase.same(asked.get(), known)).orElse(false);
    }

    private ZonedDateTime time(FilterSubject event) {
        return event.commitTime().atZone(context.frame().zone());
    }
}
