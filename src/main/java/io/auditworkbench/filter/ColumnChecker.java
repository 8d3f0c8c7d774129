package io.auditworkbench.filter;

import io.auditworkbench.filter.CapturedColumn.Visibility;
import io.auditworkbench.filter.CapturedNames.Found;
import io.auditworkbench.filter.ColumnName.Side;
import io.auditworkbench.filter.FilterProblem.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Checks a term on a column: that it exists, that it may be asked this, and that the values fit its type.
///
/// - **Shape**: where a column has different types in different tables, only what fits none of them is a problem.
final class ColumnChecker {

    private final CapturedNames names;
    private final Observations observations;
    private final ProblemList problems;

    ColumnChecker(CapturedNames names, Observations observations, ProblemList problems) {
        this.names = names;
        this.observations = observations;
        this.problems = problems;
    }

    void check(FilterTerm.Column term, TermSource source) {
        List<Found> found = new NameProblems(names, problems).columns(term.column(), source.nameParts());
        if (found.isEmpty()) {
            return;
        }
        Optional<Found> masked = found.stream()
                .filter(column -> column.column().visibility() == Visibility.MASKED)
                .findFirst();
        if (masked.isPresent() && !isEquality(term)) {
            String message = Quotation.harmless(term.column().name()) + " is masked in "
                    + Quotation.harmless(masked.get().table().name())
                    + ": only = != and : with whole values can be asked";
            problems.add(Code.MASKED_COLUMN, source.span(), message);
            return;
        }
        masked.filter(_ -> asksForValue(term))
                .ifPresent(column -> problems.add(
                        Code.MASKED_VALUE,
                        source.span(),
                        Quotation.harmless(term.column().name()) + " is masked in "
                                + Quotation.harmless(column.table().name())
                                + ": what is found are values as they are shown, not what they were"));
        if (masked.isPresent()) {
            return;
        }
        Set<ColumnFamily> families = EnumSet.noneOf(ColumnFamily.class);
        found.forEach(column -> families.addAll(column.column().families()));
        checkTypes(term, source, families);
    }

    private static boolean asksForValue(FilterTerm.Column term) {
        return switch (term.test()) {
            case ColumnTest.AnyOf(List<ColumnMatch> matches) ->
                matches.stream().anyMatch(match -> scalars(match).findAny().isPresent());
            case ColumnTest.Compare _ -> true;
            case ColumnTest.NeverNull(), ColumnTest.Regex _, ColumnTest.NotRegex _ -> false;
        };
    }

    private static boolean isEquality(FilterTerm.Column term) {
        if (term.column().side() == Side.DELTA) {
            return false;
        }
        return switch (term.test()) {
            case ColumnTest.AnyOf(List<ColumnMatch> matches) -> matches.stream().allMatch(ColumnChecker::isEquality);
            case ColumnTest.Compare(Comparison comparison, Scalar _) ->
                comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
            case ColumnTest.NeverNull() -> true;
            case ColumnTest.Regex _, ColumnTest.NotRegex _ -> false;
        };
    }

    private static boolean isEquality(ColumnMatch match) {
        return switch (match) {
            case ColumnMatch.Is _, ColumnMatch.IsNull _, ColumnMatch.Anything _ -> true;
            case ColumnMatch.Like _, ColumnMatch.Between _ -> false;
            case ColumnMatch.Transition(var from, var to) -> isEquality(from) && isEquality(to);
        };
    }

    private void checkTypes(FilterTerm.Column term, TermSource source, Set<ColumnFamily> families) {
        if (term.column().side() == Side.DELTA && !families.contains(ColumnFamily.NUMBER)) {
            String message = Quotation.harmless(term.column().name()) + " is not a number, so it has no difference";
            problems.add(Code.WRONG_OPERATOR, source.nameParts().getFirst(), message);
            return;
        }
        TypeChecker types = new TypeChecker(problems, term.column().name(), families);
        switch (term.test()) {
            case ColumnTest.AnyOf(List<ColumnMatch> matches) -> {
                for (int i = 0; i < Math.min(matches.size(), source.operands().size()); i++) {
                    TextSpan place = source.operands().get(i);
                    scalars(matches.get(i)).forEach(scalar -> types.match(scalar, place));
                    checkSeen(term.column(), matches.get(i), place);
                }
            }
            case ColumnTest.Compare(Comparison comparison, Scalar operand) ->
                types.compare(comparison, operand, source.operands().getFirst());
            case ColumnTest.Regex _, ColumnTest.NotRegex _ ->
                types.regex(source.operands().getFirst());
            case ColumnTest.NeverNull() -> {}
        }
    }

    private void checkSeen(ColumnName column, ColumnMatch match, TextSpan place) {
        if (match instanceof ColumnMatch.Is(Scalar.Text(String text))) {
            new TextFieldChecker(names, observations, problems).unseen(new FieldName.Column(column), text, place);
        }
    }

    private static Stream<Scalar> scalars(ColumnMatch match) {
        return switch (match) {
            case ColumnMatch.Is(Scalar operand) -> Stream.of(operand);
            case ColumnMatch.Between(var from, var to) -> Stream.concat(from.stream(), to.stream());
            case ColumnMatch.Transition(var from, var to) -> Stream.concat(scalars(from), scalars(to));
            case ColumnMatch.Like _, ColumnMatch.IsNull _, ColumnMatch.Anything _ -> Stream.empty();
        };
    }
}
