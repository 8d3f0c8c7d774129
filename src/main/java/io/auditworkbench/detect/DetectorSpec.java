package io.auditworkbench.detect;

import java.util.List;
import java.util.Objects;

/// What a detector is.
///
/// - **Shape**: `id` with hyphens (`mass-delete`); `topic` groups detectors (`access`, `volume`, `money`, `stock`,
///   `integrity`); `looksAt` names what it counts as examined ("transactions", "refunds").
public record DetectorSpec(
        String id, String topic, String title, String description, String looksAt, List<Parameter> parameters) {

    public DetectorSpec {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(looksAt, "looksAt");
        parameters = List.copyOf(parameters);
    }

    /// A number that can be set; `unit` in words ("rows", "share of the table", "hours").
    public record Parameter(String name, String unit, double defaultValue, String meaning) {
        public Parameter {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(meaning, "meaning");
        }
    }
}
