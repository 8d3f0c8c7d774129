package io.auditworkbench.workbench.view;

import java.util.List;

/// A claim of a model after the check.
///
/// - **Shape**: `kind` is a word such as `value_change` or `hypothesis`, empty for what is no claim; `cites` are ids;
///   `dropped` says why it is not believed, to be read after "It", empty when it is supported; `reason` is that as a
///   word for programs.
public record ClaimView(String kind, String text, List<String> cites, List<Who> actors, String reason, String dropped) {

    public ClaimView {
        cites = List.copyOf(cites);
        actors = List.copyOf(actors);
    }

    /// Somebody whom the sentence names, with the grade on record.
    public record Who(String actor, String grade) {}

    /// Whether everything in it is supported.
    public boolean isSupported() {
        return dropped.isEmpty();
    }

    /// Whether it is a guess.
    public boolean isGuess() {
        return kind.equals("hypothesis");
    }
}
