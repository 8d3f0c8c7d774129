package io.auditworkbench.rulepack;

import java.util.Objects;

/// One thing that is wrong in a file of rules, mappings or words.
///
/// - **Shape**: `whatWouldBeRight` is a phrase for people, never empty.
/// - **Units**: lines and columns from 1.
public record PackProblem(String file, int line, int column, String message, String whatWouldBeRight) {

    public PackProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(whatWouldBeRight, "whatWouldBeRight");
    }

    /// `rules/sale.yaml:4:8: there is no level "severe". Right: informational, low, medium, high or critical`.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message + ". Right: " + whatWouldBeRight;
    }
}
