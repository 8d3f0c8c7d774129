package io.auditworkbench.filter;

import java.util.List;

/// What the words of a filter can refer to in one store.
public record FilterVocabulary(List<CapturedTable> tables, Observations observations) {

    public FilterVocabulary {
        tables = List.copyOf(tables);
    }

    /// A vocabulary without observed values.
    public static FilterVocabulary of(List<CapturedTable> tables) {
        return new FilterVocabulary(tables, Observations.NONE);
    }
}
