package io.auditworkbench.workbench.view;

import java.util.List;

/// A detector as lists show it.
///
/// - **Shape**: `state` is `on` or `off`; `looksAt` names what it counts.
public record DetectorView(
        String id,
        String topic,
        String title,
        String description,
        String looksAt,
        String state,
        List<Parameter> parameters) {

    public DetectorView {
        parameters = List.copyOf(parameters);
    }

    /// A number that can be set: the value in force, the one without a setting, in which unit, and what for.
    public record Parameter(String name, String value, String usual, String unit, String meaning) {}

    /// The parameters that are set to something else, as `min-rows=100`.
    public List<String> changed() {
        return parameters.stream()
                .filter(parameter -> !parameter.value().equals(parameter.usual()))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .toList();
    }
}
