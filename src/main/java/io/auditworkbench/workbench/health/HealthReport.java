package io.auditworkbench.workbench.health;

import java.util.List;
import java.util.Optional;

/// What an examination found.
///
/// - **Shape**: `server` names the server that answered, empty when none was asked or reached; `steps` are the steps of
///   the connection that went well, in order; `problem` says why the server could not be examined; `items` in the order
///   of their ids, those of the server before those of this machine.
public record HealthReport(
        String server, List<HealthStep> steps, Optional<HealthProblem> problem, List<HealthItem> items) {

    public HealthReport {
        steps = List.copyOf(steps);
        items = List.copyOf(items);
    }

    /// Whether capture may start as far as the checks done can tell.
    public boolean isReady() {
        return problem.isEmpty() && items.stream().noneMatch(HealthItem::blocks);
    }

    /// The checks that failed at a level.
    public List<HealthItem> failed(HealthLevel level) {
        return items.stream()
                .filter(item -> item.state() == HealthState.FAILED && item.level() == level)
                .toList();
    }
}
