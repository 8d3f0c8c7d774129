package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;

/// Checks names behind `table: tx.tables: schema: changed: has:`, and says when nobody has seen a value.
final class TextFieldChecker {

    private final CapturedNames names;
    private final Observations observations;
    private final ProblemList problems;

    TextFieldChecker(CapturedNames names, Observations observations, ProblemList problems) {
        this.names = names;
        this.observations = observations;
        this.problems = problems;
    }

    void check(FilterTerm.TextField term, TermSource source) {
        switch (term.test()) {
            case TextTest.AnyOf(List<TextMatch> matches) -> {
                for (int i = 0; i < Math.min(matches.size(), source.operands().size()); i++) {
                    check(term.field(), matches.get(i), source.operands().get(i));
                }
            }
            case TextTest.Equals(String text) ->
                name(term.field(), text, source.operands().getFirst(), String::equals);
            case TextTest.NotEquals(String text) ->
                name(term.field(), text, source.operands().getFirst(), String::equals);
            case TextTest.Regex _, TextTest.NotRegex _ -> {}
        }
    }

    private void check(Field field, TextMatch match, TextSpan place) {
        if (field == Field.TABLE && isTable(match)) {
            return;
        }
        switch (match) {
            case TextMatch.Is(String text) -> name(field, text, place, LetterCase::same);
            case TextMatch.Like(GlobPattern pattern) -> pattern(field, pattern, place);
            case TextMatch.Missing _, TextMatch.Known _ -> {}
        }
    }

    private boolean isTable(TextMatch match) {
        BiPredicate<String, String> passes = TableNameTest.of(new TextTest.AnyOf(List.of(match)));
        return names.tables().stream().anyMatch(table -> passes.test(table.schema(), table.name()));
    }

    private void name(Field field, String text, TextSpan place, BiPredicate<String, String> same) {
        if (!isName(field)) {
            unseen(new FieldName.BuiltIn(field), text, place);
            return;
        }
        if (known(field).stream().anyMatch(name -> same.test(name, text))) {
            return;
        }
        NameProblems unknown = new NameProblems(names, problems);
        switch (field) {
            case TABLE, TX_TABLES -> unknown.table(text, place, List.of());
            case SCHEMA -> unknown.schema(text, place);
            default -> unknown.column(text, place);
        }
    }

    /// Warns when the value is known to occur nowhere.
    void unseen(FieldName field, String text, TextSpan place) {
        if (observations.seen(field, text) == Observations.Seen.NO) {
            problems.add(Code.UNSEEN_VALUE, place, "no value like " + Quotation.of(text) + " was seen");
        }
    }

    private void pattern(Field field, GlobPattern pattern, TextSpan place) {
        if (isName(field) && known(field).stream().noneMatch(pattern.matcher())) {
            problems.add(Code.NOTHING_FITS, place, "no captured name fits this pattern");
        }
    }

    private static boolean isName(Field field) {
        return switch (field) {
            case TABLE, TX_TABLES, SCHEMA, CHANGED, HAS -> true;
            default -> false;
        };
    }

    private Collection<String> known(Field field) {
        return switch (field) {
            case TABLE, TX_TABLES -> names.tableNames();
            case SCHEMA -> names.schemaNames();
            default -> names.columnNames();
        };
    }
}
