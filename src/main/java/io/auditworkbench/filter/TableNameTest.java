package io.auditworkbench.filter;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// What a test of `table:` asks of a captured table. A match with a dot in it can also mean the table with its schema,
/// as every list shows it; without a dot it never looks at the schema.
public final class TableNameTest {

    private TableNameTest() {}

    /// The test on schema and table.
    public static BiPredicate<String, String> of(TextTest test) {
        if (!(test instanceof TextTest.AnyOf(List<TextMatch> matches))) {
            Predicate<List<String>> alone = TextPredicates.of(test);
            return (_, table) -> alone.test(List.of(table));
        }
        List<BiPredicate<String, String>> any =
                matches.stream().map(TableNameTest::of).toList();
        return (schema, table) -> any.stream().anyMatch(match -> match.test(schema, table));
    }

    private static BiPredicate<String, String> of(TextMatch match) {
        Predicate<List<String>> one = TextPredicates.of(new TextTest.AnyOf(List.of(match)));
        if (!mayNameSchema(match)) {
            return (_, table) -> one.test(List.of(table));
        }
        return (schema, table) -> one.test(List.of(table, schema + "." + table));
    }

    private static boolean mayNameSchema(TextMatch match) {
        return switch (match) {
            case TextMatch.Is(String text) -> text.contains(".");
            case TextMatch.Like(GlobPattern pattern) ->
                pattern.literals().stream().anyMatch(part -> part.contains("."));
            case TextMatch.Missing _, TextMatch.Known _ -> false;
        };
    }
}
