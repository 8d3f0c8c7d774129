package io.auditworkbench.workbench.view;

import java.util.List;

/// A rule as lists show it: what it looks for, and when it is wrong.
///
/// - **Shape**: `state` is `on` or `off`; `origin` is `built-in` or `user`; `needs` are the entities it looks at that
///   no mapping knows, empty when it can conclude something; `events` how many stand; `failed`
///   says since when it breaks, empty when it does not.
public record RuleView(
        String id,
        int version,
        String title,
        String level,
        String status,
        String origin,
        String state,
        List<String> needs,
        long events,
        String failed,
        String description,
        List<String> falsePositives,
        String text) {

    public RuleView {
        needs = List.copyOf(needs);
        falsePositives = List.copyOf(falsePositives);
    }
}
