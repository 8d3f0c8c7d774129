package io.auditworkbench.filter;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Spells one term.
final class CanonicalTerm {

    private CanonicalTerm() {}

    static String write(FilterTerm term) {
        return switch (term) {
            case FilterTerm.AnyText(String text) -> CanonicalText.word(text);
            case FilterTerm.AnyTextLike(GlobPattern pattern) -> CanonicalText.wordPattern(pattern);
            case FilterTerm.TextField(Field field, TextTest test) -> text(field, test);
            case FilterTerm.NumberField(Field field, NumberTest test) -> CanonicalNumber.write(field, test);
            case FilterTerm.CommitTime(TimeTest test) -> CanonicalTime.write(test);
            case FilterTerm.HourIn(Set<Integer> hours) -> "hour:" + CanonicalTime.hours(hours);
            case FilterTerm.DayIn(Set<DayOfWeek> days) -> "day:" + words(EnumWords.DAYS, days);
            case FilterTerm.OperationIn(Set<Operation> operations) -> "op:" + words(EnumWords.OPERATIONS, operations);
            case FilterTerm.SeverityIn(Set<Severity> severities) -> severities(severities);
            case FilterTerm.FlagIn(Set<Flag> flags) -> "is:" + words(EnumWords.FLAGS, flags);
            case FilterTerm.OutsideHours() -> "outside:hours";
            case FilterTerm.Near near -> "near:E" + near.sequence() + "/" + DurationText.write(near.distance());
            case FilterTerm.Same(FilterTerm.Aspect aspect, long sequence) ->
                "same:" + EnumWords.ASPECTS.write(aspect) + "(E" + sequence + ")";
            case FilterTerm.Column(ColumnName column, ColumnTest test) -> column(CanonicalText.column(column), test);
        };
    }

    private static String text(Field field, TextTest test) {
        String name = field.word();
        return switch (test) {
            case TextTest.AnyOf(List<TextMatch> matches) -> name + ":" + list(matches, match -> match(field, match));
            case TextTest.Equals(String text) -> name + "=" + CanonicalText.text(text);
            case TextTest.NotEquals(String text) -> name + "!=" + CanonicalText.text(text);
            case TextTest.Regex(String pattern) -> name + "~" + CanonicalText.quoted(pattern);
            case TextTest.NotRegex(String pattern) -> name + "!~" + CanonicalText.quoted(pattern);
        };
    }

    private static String match(Field field, TextMatch match) {
        return switch (match) {
            case TextMatch.Is(String text) -> CanonicalText.text(text);
            case TextMatch.Like(GlobPattern pattern) -> CanonicalText.pattern(pattern);
            case TextMatch.Missing() -> field == Field.KEY || field == Field.ROW ? "null" : "?";
            case TextMatch.Known() -> "*";
        };
    }

    private static String column(String name, ColumnTest test) {
        return switch (test) {
            case ColumnTest.AnyOf(List<ColumnMatch> matches) -> name + ":" + list(matches, CanonicalTerm::match);
            case ColumnTest.Compare(Comparison comparison, Scalar operand) ->
                name + comparison.symbol() + CanonicalText.scalar(operand);
            case ColumnTest.NeverNull() -> name + "!=null";
            case ColumnTest.Regex(String pattern) -> name + "~" + CanonicalText.quoted(pattern);
            case ColumnTest.NotRegex(String pattern) -> name + "!~" + CanonicalText.quoted(pattern);
        };
    }

    private static String match(ColumnMatch match) {
        return switch (match) {
            case ColumnMatch.Is(Scalar operand) -> CanonicalText.scalar(operand);
            case ColumnMatch.Like(GlobPattern pattern) -> CanonicalText.pattern(pattern);
            case ColumnMatch.IsNull() -> "null";
            case ColumnMatch.Anything() -> "*";
            case ColumnMatch.Between(var from, var to) ->
                from.map(CanonicalText::scalar).orElse("") + ".."
                        + to.map(CanonicalText::scalar).orElse("");
            case ColumnMatch.Transition(var from, var to) -> match(from) + "->" + match(to);
        };
    }

    private static String severities(Set<Severity> severities) {
        Severity lowest = severities.iterator().next();
        Set<Severity> upwards = EnumSet.range(lowest, Severity.CRITICAL);
        boolean isUpwards = severities.equals(upwards) && severities.size() > 1;
        return isUpwards
                ? "sev>=" + EnumWords.SEVERITIES.write(lowest)
                : "sev:" + words(EnumWords.SEVERITIES, severities);
    }

    private static <E extends Enum<E>> String words(EnumWords<E> words, Collection<E> constants) {
        return list(constants, words::write);
    }

    private static <T> String list(Collection<? extends T> values, Function<T, String> write) {
        return values.stream().map(write).collect(Collectors.joining(","));
    }
}
