package io.auditworkbench.workbench.finding;

import io.auditworkbench.filter.GroupField;
import io.auditworkbench.workbench.ChosenRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What to sum up: what a filter chooses, by further fields than the usual ones, beside `former` where there is one to
/// compare with.
public record SummaryQuestion(ChosenRange chosen, Optional<ChosenRange> former, List<GroupField> by) {

    public SummaryQuestion {
        Objects.requireNonNull(chosen, "chosen");
        Objects.requireNonNull(former, "former");
        by = List.copyOf(by);
    }
}
