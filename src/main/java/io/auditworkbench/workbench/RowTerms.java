package io.auditworkbench.workbench;

import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.TextMatch;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.workbench.view.RowAddress;
import java.util.List;
import java.util.regex.Pattern;

/// Puts the schema before rows that a filter names without one, where only one table has the name.
final class RowTerms {

    private static final Pattern WITHOUT_SCHEMA = Pattern.compile("[^./]+/.+");

    private final RowFinder rows;

    RowTerms(RowFinder rows) {
        this.rows = rows;
    }

    /// - **Errors**: `BAD_USAGE` when several tables have the name, `NOT_FOUND` when none has it.
    FilterExpression withSchemas(FilterExpression expression) {
        return switch (expression) {
            case FilterExpression.And(List<FilterExpression> operands) ->
                FilterExpression.and(operands.stream().map(this::withSchemas).toList());
            case FilterExpression.Or(List<FilterExpression> operands) ->
                FilterExpression.or(operands.stream().map(this::withSchemas).toList());
            case FilterExpression.Not(FilterExpression operand) -> FilterExpression.not(withSchemas(operand));
            case FilterTerm.TextField(Field field, TextTest test)
            when field == Field.ROW -> new FilterTerm.TextField(field, withSchemas(test));
            case FilterExpression.Everything _, FilterTerm _ -> expression;
        };
    }

    private TextTest withSchemas(TextTest test) {
        return switch (test) {
            case TextTest.AnyOf(List<TextMatch> matches) ->
                new TextTest.AnyOf(matches.stream().map(this::withSchema).toList());
            case TextTest.Equals(String text) -> new TextTest.Equals(withSchema(text));
            case TextTest.NotEquals(String text) -> new TextTest.NotEquals(withSchema(text));
            case TextTest.Regex _, TextTest.NotRegex _ -> test;
        };
    }

    private TextMatch withSchema(TextMatch match) {
        return match instanceof TextMatch.Is(String text) ? new TextMatch.Is(withSchema(text)) : match;
    }

    private String withSchema(String text) {
        if (!WITHOUT_SCHEMA.matcher(text).matches()) {
            return text;
        }
        RowAddress row = rows.resolve(text);
        return row.toString();
    }
}
