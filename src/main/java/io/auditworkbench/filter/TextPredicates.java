package io.auditworkbench.filter;

import java.util.List;
import java.util.function.Predicate;

/// What a test asks of the values of a text field.
final class TextPredicates {

    private TextPredicates() {}

    static Predicate<List<String>> of(TextTest test) {
        return switch (test) {
            case TextTest.AnyOf(List<TextMatch> matches) -> {
                List<Predicate<List<String>>> any =
                        matches.stream().map(TextPredicates::of).toList();
                yield values -> any.stream().anyMatch(each -> each.test(values));
            }
            case TextTest.Equals(String text) -> values -> values.contains(text);
            case TextTest.NotEquals(String text) -> values -> !values.isEmpty() && !values.contains(text);
            case TextTest.Regex(String pattern) -> some(RegexText.finder(pattern));
            case TextTest.NotRegex(String pattern) -> {
                Predicate<List<String>> found = some(RegexText.finder(pattern));
                yield values -> !values.isEmpty() && !found.test(values);
            }
        };
    }

    private static Predicate<List<String>> of(TextMatch match) {
        return switch (match) {
            case TextMatch.Is(String text) -> {
                String folded = LetterCase.fold(text);
                yield some(value -> LetterCase.fold(value).equals(folded));
            }
            case TextMatch.Like(GlobPattern pattern) -> some(pattern.matcher());
            case TextMatch.Missing() -> List::isEmpty;
            case TextMatch.Known() -> values -> !values.isEmpty();
        };
    }

    private static Predicate<List<String>> some(Predicate<String> one) {
        return values -> values.stream().anyMatch(one);
    }
}
