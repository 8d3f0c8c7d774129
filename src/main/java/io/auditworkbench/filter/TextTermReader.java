package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads terms on built-in fields that hold text.
final class TextTermReader {

    private final TermNotes notes;

    TextTermReader(TermNotes notes) {
        this.notes = notes;
    }

    @Nullable
    FilterExpression read(Field field, RawTerm.Test term) {
        if (term.operator() == Operator.MATCHES) {
            return matches(field, term.operands());
        }
        RawScalar value = notes.single(term);
        if (value == null) {
            return null;
        }
        TextTest test = switch (term.operator()) {
            case REGEX -> regex(value) ? new TextTest.Regex(value.text()) : null;
            case NOT_REGEX -> regex(value) ? new TextTest.NotRegex(value.text()) : null;
            case EQUAL -> equal(value);
            default -> notEqual(value);
        };
        return test == null ? null : new FilterTerm.TextField(field, test);
    }

    /// True when the value can be used as a regular expression; says why when not.
    boolean regex(RawScalar value) {
        RegexText.fault(value.text())
                .ifPresent(fault -> notes.error(
                        Code.BAD_PATTERN,
                        value.span(),
                        "this is not a regular expression that can be used: " + Quotation.harmless(fault)));
        return RegexText.fault(value.text()).isEmpty();
    }

    /// Says that a star behind `=` is only a star.
    void noteStar(RawScalar value) {
        if (value.isPattern()) {
            notes.warning(
                    Code.LITERAL_STAR,
                    value.span(),
                    "= is exact: * is an ordinary character here; use : for a pattern");
        }
    }

    private TextTest equal(RawScalar value) {
        if (isMissing(value)) {
            return new TextTest.AnyOf(List.of(new TextMatch.Missing()));
        }
        noteStar(value);
        return new TextTest.Equals(value.text());
    }

    private TextTest notEqual(RawScalar value) {
        if (isMissing(value)) {
            return new TextTest.AnyOf(List.of(new TextMatch.Known()));
        }
        noteStar(value);
        return new TextTest.NotEquals(value.text());
    }

    private @Nullable FilterExpression matches(Field field, List<RawOperand> operands) {
        List<TextMatch> matches = new ArrayList<>();
        for (RawOperand operand : operands) {
            TextMatch match = match(field, operand);
            if (match == null) {
                return null;
            }
            matches.add(match);
        }
        return new FilterTerm.TextField(field, new TextTest.AnyOf(matches));
    }

    private @Nullable TextMatch match(Field field, RawOperand operand) {
        RawScalar value = operand.single();
        if (value == null) {
            notes.error(
                    Code.WRONG_VALUE,
                    operand.span(),
                    field.word() + " takes names and patterns; put the value in quotes if it is plain text");
            return null;
        }
        if (value.isStar()) {
            return new TextMatch.Known();
        }
        if (value.isPattern()) {
            return new TextMatch.Like(new GlobPattern(value.globParts()));
        }
        return isMissing(value) ? new TextMatch.Missing() : new TextMatch.Is(value.text());
    }

    private static boolean isMissing(RawScalar value) {
        return value.isUnknownMark() || value.isNull();
    }
}
