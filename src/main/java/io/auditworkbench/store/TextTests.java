package io.auditworkbench.store;

import com.google.re2j.Pattern;
import io.auditworkbench.filter.GlobPattern;
import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.filter.TextMatch;
import io.auditworkbench.filter.TextTest;
import java.util.List;
import java.util.function.Predicate;

/// Tests the names of a dictionary, so that SQL can ask for their numbers.
final class TextTests {

    private TextTests() {}

    /// Whether a known text passes.
    static Predicate<String> ofKnown(TextTest test) {
        return switch (test) {
            case TextTest.AnyOf(List<TextMatch> matches) -> {
                List<Predicate<String>> each =
                        matches.stream().map(TextTests::ofKnown).toList();
                yield text -> each.stream().anyMatch(match -> match.test(text));
            }
            case TextTest.Equals(String wanted) -> wanted::equals;
            case TextTest.NotEquals(String unwanted) -> text -> !unwanted.equals(text);
            case TextTest.Regex(String pattern) -> found(pattern);
            case TextTest.NotRegex(String pattern) -> found(pattern).negate();
        };
    }

    private static Predicate<String> found(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    private static Predicate<String> ofKnown(TextMatch match) {
        return switch (match) {
            case TextMatch.Is(String wanted) -> text -> LetterCase.same(wanted, text);
            case TextMatch.Like(GlobPattern pattern) -> pattern.matcher();
            case TextMatch.Missing() -> _ -> false;
            case TextMatch.Known() -> _ -> true;
        };
    }

    /// Whether an unknown text passes.
    static boolean acceptsMissing(TextTest test) {
        return test instanceof TextTest.AnyOf(List<TextMatch> matches)
                && matches.stream().anyMatch(TextMatch.Missing.class::isInstance);
    }
}
