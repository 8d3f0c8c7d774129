package io.auditworkbench.workbench.view;

/// Who did it, how far that can be relied on, and how it is known.
///
/// - **Shape**: `name` is `?` when nobody knows; `grade` is `exact`, `corroborated`, `heuristic` or `unknown`; `source`
///   is a few words such as `statement comment`, `none` when unknown.
public record ActorView(String name, String grade, String source) {}
