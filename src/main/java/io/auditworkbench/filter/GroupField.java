package io.auditworkbench.filter;

import io.auditworkbench.filter.ColumnName.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something that events are put together by: a field that every event has, or a column.
///
/// - **Shape**: a column's value is the one after the change, or the one before where there is none after; `old.`,
///   `new.` and `delta.` choose. SQL NULL is `NULL`, the texts `"NULL"` and `""` have quotes, and no value is no such
///   column.
/// - **Threading**: immutable.
public final class GroupField {

    private static final Set<Field> ALLOWED = EnumSet.of(
            Field.ACTOR,
            Field.ACTOR_SOURCE,
            Field.TABLE,
            Field.SCHEMA,
            Field.OP,
            Field.HOUR,
            Field.DAY,
            Field.CHANGED,
            Field.ROW,
            Field.KEY,
            Field.TX,
            Field.GTID,
            Field.FILE,
            Field.THREAD,
            Field.SERVER);

    private final String text;
    private final FieldName name;

    private GroupField(String text, FieldName name) {
        this.text = text;
        this.name = name;
    }

    /// Reads `actor`, `status`, `orders.status`, `old.status`; empty for a field that says nothing of a group.
    public static Optional<GroupField> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.startsWith(".") || stripped.endsWith(".") || stripped.contains("..")) {
            return Optional.empty();
        }
        return FieldNames.resolve(List.of(stripped.split("\\.")))
                .filter(GroupField::isAllowed)
                .map(name ->
                        new GroupField(name instanceof FieldName.BuiltIn(Field field) ? field.word() : stripped, name));
    }

    private static boolean isAllowed(FieldName name) {
        return switch (name) {
            case FieldName.BuiltIn(Field field) -> ALLOWED.contains(field);
            case FieldName.Column _ -> true;
            case FieldName.Directive _ -> false;
        };
    }

    /// The fields that every event has and that can be grouped by.
    public static String allowed() {
        return ALLOWED.stream().map(Field::word).collect(Collectors.joining(", "));
    }

    /// As it is written, in its one spelling for a field.
    public String text() {
        return text;
    }

    /// The column, where it is one.
    public Optional<ColumnName> column() {
        return name instanceof FieldName.Column(ColumnName column) ? Optional.of(column) : Optional.empty();
    }

    /// The groups that an event is in: none where it has no value, several for names of columns that changed.
    public List<String> valuesOf(FilterSubject event, ZoneId zone) {
        return switch (name) {
            case FieldName.BuiltIn(Field field) -> values(field, event, zone);
            case FieldName.Column(ColumnName column) ->
                value(column, event).stream().toList();
            case FieldName.Directive _ -> List.of();
        };
    }

    private static List<String> values(Field field, FilterSubject event, ZoneId zone) {
        return switch (field) {
            case TABLE ->
                List.of(event.schema().orElse("") + "." + event.table().orElse(""));
            case OP ->
                event.operation().map(EnumWords.OPERATIONS::write).stream().toList();
            case HOUR ->
                List.of(String.format(
                        Locale.ROOT, "%02d", at(event.commitTime(), zone).getHour()));
            case DAY ->
                List.of(EnumWords.DAYS.write(at(event.commitTime(), zone).getDayOfWeek()));
            case TX ->
                event.transaction().stream().mapToObj(number -> "T" + number).toList();
            case THREAD -> event.thread().stream().mapToObj(Long::toString).toList();
            case SERVER -> event.serverNames().stream().limit(1).toList();
            default -> FieldValues.texts(field, event);
        };
    }

    private static ZonedDateTime at(Instant time, ZoneId zone) {
        return time.atZone(zone);
    }

    private static Optional<String> value(ColumnName column, FilterSubject event) {
        if (column.side() == Side.DELTA) {
            return difference(column, event).map(BigDecimal::toPlainString);
        }
        return isOf(column, event) ? text(shown(column, event)) : Optional.empty();
    }

    private static boolean isOf(ColumnName column, FilterSubject event) {
        return isSame(column.schema(), event.schema()) && isSame(column.table(), event.table());
    }

    private static boolean isSame(Optional<String> asked, Optional<String> name) {
        return asked.isEmpty()
                || name.filter(known -> LetterCase.same(asked.get(), known)).isPresent();
    }

    private static FilterValue shown(ColumnName column, FilterSubject event) {
        return switch (column.side()) {
            case OLD -> event.before(column.name());
            case NEW, DELTA -> event.after(column.name());
            case ANY -> {
                FilterValue after = event.after(column.name());
                yield after instanceof FilterValue.Absent ? event.before(column.name()) : after;
            }
        };
    }

    private static Optional<String> text(FilterValue value) {
        return switch (value) {
            case FilterValue.Null _ -> Optional.of("NULL");
            case FilterValue.Masked(String digest, var _) -> Optional.of(digest);
            case FilterValue.Text(String text) ->
                Optional.of(text.isEmpty() || text.equals("NULL") ? '"' + text + '"' : text);
            default -> ValueText.of(value);
        };
    }

    /// The number to add up; empty where the event has none.
    ///
    /// - **Shape**: with `delta.` what the change did to the column, so that an inserted row counts with all of it and
    ///   a deleted one takes it away.
    public Optional<BigDecimal> numberOf(FilterSubject event) {
        return switch (name) {
            case FieldName.Column(ColumnName column) ->
                column.side() == Side.DELTA
                        ? difference(column, event)
                        : isOf(column, event) ? number(shown(column, event)) : Optional.empty();
            case FieldName.BuiltIn _, FieldName.Directive _ -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> difference(ColumnName column, FilterSubject event) {
        if (!isOf(column, event)) {
            return Optional.empty();
        }
        FilterValue before = event.before(column.name());
        FilterValue after = event.after(column.name());
        boolean isGone = Stream.of(before, after).allMatch(FilterValue.Absent.class::isInstance);
        if (isGone) {
            return Optional.empty();
        }
        Optional<BigDecimal> from =
                before instanceof FilterValue.Absent ? Optional.of(BigDecimal.ZERO) : number(before);
        Optional<BigDecimal> to = after instanceof FilterValue.Absent ? Optional.of(BigDecimal.ZERO) : number(after);
        return from.flatMap(one -> to.map(other -> other.subtract(one)));
    }

    private static Optional<BigDecimal> number(FilterValue value) {
        return value instanceof FilterValue.Numeric(BigDecimal number, String _)
                ? Optional.of(number)
                : Optional.empty();
    }
}
