package io.auditworkbench.capture;

/// A name as statements write it: plain, or between backticks.
final class WrittenName {

    /// A part of a regular expression with no group of its own.
    static final String PATTERN = "(?:`(?:[^`]|``)+`|[^\\s.`;,]+)";

    private WrittenName() {}

    /// The name itself.
    static String plain(String written) {
        return written.startsWith("`")
                ? written.substring(1, written.length() - 1).replace("``", "`")
                : written;
    }
}
