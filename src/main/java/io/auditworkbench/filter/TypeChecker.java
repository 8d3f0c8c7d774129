package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import java.util.EnumSet;
import java.util.Set;

/// Checks that values and operators fit the types a column has.
final class TypeChecker {

    private final ProblemList problems;
    private final String column;
    private final Set<ColumnFamily> families;

    TypeChecker(ProblemList problems, String column, Set<ColumnFamily> families) {
        this.problems = problems;
        this.column = Quotation.harmless(column);
        this.families = families;
    }

    /// A value behind `:`.
    void match(Scalar operand, TextSpan place) {
        if (fits(operand, place)) {
            warnAboutNumberInText(operand, place);
        }
    }

    /// A value behind another comparison.
    void compare(Comparison comparison, Scalar operand, TextSpan place) {
        boolean isExact = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        if (fits(operand, place) && !isExact) {
            warnAboutNumberInText(operand, place);
        }
    }

    /// A regular expression.
    void regex(TextSpan place) {
        if (!families.contains(ColumnFamily.TEXT) && !families.contains(ColumnFamily.BYTES)) {
            String message = column + " is not text: use : = != < <= > >= instead of a regular expression";
            problems.add(Code.WRONG_OPERATOR, place, message);
        }
    }

    private boolean fits(Scalar operand, TextSpan place) {
        if (families.stream().anyMatch(family -> fits(family, operand))) {
            return true;
        }
        String message = column + " is " + name(families.iterator().next()) + ", not " + Quotation.of(operand.text());
        problems.add(Code.WRONG_VALUE, place, message);
        return false;
    }

    private static boolean fits(ColumnFamily family, Scalar operand) {
        return switch (family) {
            case NUMBER -> Readings.number(operand).isPresent();
            case TIME -> Readings.moment(operand).isPresent();
            case SPAN -> Readings.span(operand).isPresent();
            case TEXT, BYTES -> true;
        };
    }

    private static String name(ColumnFamily family) {
        return switch (family) {
            case NUMBER -> "a number";
            case TIME -> "a time (2026-11-20, 2026-11-20T02:13, today or 2h)";
            case SPAN -> "a length of time or a time of day (02:13 or 90m)";
            case TEXT -> "text";
            case BYTES -> "bytes";
        };
    }

    private void warnAboutNumberInText(Scalar operand, TextSpan place) {
        if (operand instanceof Scalar.Numeric && families.equals(EnumSet.of(ColumnFamily.TEXT))) {
            String message = column + " is text: values that are numbers are compared as numbers; write \""
                    + operand.text() + "\" to compare as text";
            problems.add(Code.TEXT_AS_NUMBER, place, message, "\"" + operand.text() + "\"");
        }
    }
}
