package io.auditworkbench.filter;

import java.util.List;

/// What is asked of a column. On [ColumnName.Side#ANY] one side that holds is enough; the negative tests want the
/// column to be
/// there and no side to match.
public sealed interface ColumnTest {

    /// One of the matches holds, in any letter case.
    record AnyOf(List<ColumnMatch> matches) implements ColumnTest {
        public AnyOf {
            matches = List.copyOf(matches);
            if (matches.isEmpty()) {
                throw new IllegalArgumentException("nothing to match");
            }
        }
    }

    /// The value stands so to `operand`, letter case included; false for NULL, except that NULL is not equal to any
    /// operand.
    record Compare(Comparison comparison, Scalar operand) implements ColumnTest {}

    /// There, and NULL on no side: `f!=null`.
    record NeverNull() implements ColumnTest {}

    /// The linear-time regular expression finds something in the value's text.
    record Regex(String pattern) implements ColumnTest {}

    /// There, and the regular expression finds nothing on any side.
    record NotRegex(String pattern) implements ColumnTest {}
}
