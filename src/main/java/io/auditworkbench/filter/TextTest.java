package io.auditworkbench.filter;

import java.util.List;

/// What is asked of a built-in text field. Where a field has several values (tags, changed columns), one that matches
/// is enough;
/// the negative tests want the field to be there and none of its values to match.
public sealed interface TextTest {

    /// One of the matches holds.
    record AnyOf(List<TextMatch> matches) implements TextTest {
        public AnyOf {
            matches = List.copyOf(matches);
            if (matches.isEmpty()) {
                throw new IllegalArgumentException("nothing to match");
            }
        }
    }

    /// Equal, letter case included.
    record Equals(String text) implements TextTest {}

    /// Known, and not equal, letter case included.
    record NotEquals(String text) implements TextTest {}

    /// The linear-time regular expression finds something in it.
    record Regex(String pattern) implements TextTest {}

    /// Known, and the regular expression finds nothing in it.
    record NotRegex(String pattern) implements TextTest {}
}
