package io.auditworkbench.workbench.view;

import java.util.List;

/// What is wrong with a masking policy, and what it does.
///
/// - **Shape**: `problems` with their places; when there are none, `rules` in their order. `warnings` are about
///   captured tables, empty when no store was looked at.
public record MaskCheckView(String file, List<String> problems, List<Rule> rules, List<String> warnings) {

    public MaskCheckView {
        problems = List.copyOf(problems);
        rules = List.copyOf(rules);
        warnings = List.copyOf(warnings);
    }

    /// A rule; `columns` are the captured columns that it decides over by their names.
    public record Rule(String subject, String mode, List<String> columns) {
        public Rule {
            columns = List.copyOf(columns);
        }
    }
}
