package io.auditworkbench.filter;

/// One alternative behind `:` on a built-in text field.
public sealed interface TextMatch {

    /// The same text in any letter case.
    record Is(String text) implements TextMatch {}

    /// The whole value fits the pattern.
    record Like(GlobPattern pattern) implements TextMatch {}

    /// Not known, or the event has none: `actor:?`, `key:null`.
    record Missing() implements TextMatch {}

    /// Known: `actor:*`.
    record Known() implements TextMatch {}
}
