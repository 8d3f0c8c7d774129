package io.auditworkbench.filter;

import io.auditworkbench.model.change.Operation;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// What was seen in the newest events, counted as they are: never more than was looked at is claimed.
///
/// - **Shape**: `newest` gives the events to look at for a field, newest first. Long values are left out, because
///   nobody picks them from a list.
/// - **Threading**: as `newest`.
public final class SampledObservations implements Observations {

    private static final int LONGEST_VALUE = 80;

    private final Function<FieldName, List<? extends FilterSubject>> newest;

    public SampledObservations(Function<FieldName, List<? extends FilterSubject>> newest) {
        this.newest = newest;
    }

    @Override
    public List<ObservedValue> values(FieldName field, String prefix, int limit) {
        return counted(
                field, event -> texts(field, event).filter(text -> ObservedText.startsWith(text, prefix)), limit);
    }

    @Override
    public List<ObservedValue> nextStates(ColumnName column, String state, int limit) {
        return counted(
                new FieldName.Column(column),
                event -> isMeant(column, event) ? next(column, state, event).stream() : Stream.of(),
                limit);
    }

    private List<ObservedValue> counted(FieldName field, Function<FilterSubject, Stream<String>> texts, int limit) {
        List<? extends FilterSubject> events = newest.apply(field);
        Map<String, Long> counts = new LinkedHashMap<>();
        events.forEach(event -> texts.apply(event)
                .filter(text -> text.length() <= LONGEST_VALUE)
                .distinct()
                .forEach(text -> counts.merge(text, 1L, Long::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(limit)
                .map(count -> ObservedValue.ofNewest(count.getKey(), count.getValue(), events.size()))
                .toList();
    }

    private static Stream<String> texts(FieldName field, FilterSubject event) {
        return switch (field) {
            case FieldName.Directive _ -> Stream.of();
            case FieldName.Column(ColumnName column) -> isMeant(column, event) ? values(column, event) : Stream.of();
            case FieldName.BuiltIn(Field builtIn) -> values(builtIn, event);
        };
    }

    private static Stream<String> values(ColumnName column, FilterSubject event) {
        Stream<FilterValue> sides = switch (column.side()) {
            case ANY -> Stream.of(event.after(column.name()), event.before(column.name()));
            case OLD -> Stream.of(event.before(column.name()));
            case NEW -> Stream.of(event.after(column.name()));
            case DELTA -> Stream.of();
        };
        return sides.map(ValueText::of).flatMap(Optional::stream);
    }

    private static Stream<String> values(Field field, FilterSubject event) {
        return switch (field.kind()) {
            // These take another look into the store for each event.
            case TEXT ->
                field == Field.QUERY || field == Field.TX_TABLES
                        ? Stream.of()
                        : FieldValues.texts(field, event).stream();
            case IDENTIFIER -> number(field, event).map(number -> NumberTermReader.letter(field) + number);
            case NUMBER, SIZE -> number(field, event);
            case OPERATION -> event.operation().map(EnumWords.OPERATIONS::write).stream();
            case TIME ->
                Stream.of(
                        event.commitTime().atZone(ZoneOffset.UTC).toLocalDate().toString());
            case DURATION, HOUR, DAY, SEVERITY, FLAG, HOURS, NEAR, SAME -> Stream.of();
        };
    }

    private static Stream<String> number(Field field, FilterSubject event) {
        OptionalLong number = FieldValues.number(field, event);
        return number.stream().mapToObj(Long::toString);
    }

    private static Optional<String> next(ColumnName column, String state, FilterSubject event) {
        FilterValue before = event.before(column.name());
        FilterValue after = event.after(column.name());
        boolean isUpdate = event.operation().filter(Operation.UPDATE::equals).isPresent();
        boolean isFrom = state.equals("*")
                || ValueText.of(before)
                        .filter(text -> LetterCase.same(text, state))
                        .isPresent();
        return isUpdate && isFrom && !before.isSame(after) ? ValueText.of(after) : Optional.empty();
    }

    private static boolean isMeant(ColumnName column, FilterSubject event) {
        return isSame(column.schema(), event.schema()) && isSame(column.table(), event.table());
    }

    private static boolean isSame(Optional<String> asked, Optional<String> name) {
        return asked.isEmpty()
                || name.filter(known -> LetterCase.same(asked.get(), known)).isPresent();
    }
}
