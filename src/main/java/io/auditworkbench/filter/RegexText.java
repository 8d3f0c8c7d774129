package io.auditworkbench.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.function.Predicate;

/// Regular expressions of a linear-time engine: no expression can make a search slow.
///
/// - **Source**: RE2 syntax; no back-references and no look-around.
public final class RegexText {

    private static final int LONGEST = 1_000;

    /// The engine writes repetitions out, so `((a{1000}){1000}){1000}` would fill any memory; it has no limit of its
    /// own.
    private static final int LARGEST = 5_000;

    private RegexText() {}

    /// What is wrong with the expression, half a sentence; empty when it can be used.
    public static Optional<String> fault(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("it is longer than " + LONGEST + " characters");
        }
        if (RegexSize.of(pattern) > LARGEST) {
            return Optional.of("its repetitions multiply to more than " + LARGEST + " steps");
        }
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }

    /// Finds the expression anywhere in a text.
    ///
    /// - **Errors**: `IllegalArgumentException` for an expression with a [#fault].
    public static Predicate<String> finder(String pattern) {
        fault(pattern).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }
}
