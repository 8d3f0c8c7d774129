package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.filter.Field;
import java.util.Optional;

/// What a cell of the list means in the filter language.
final class CellTerm {

    private CellTerm() {}

    /// The term that finds what has the same there; empty where a list of one would come of it.
    static Optional<String> of(EventColumn column, EventRow.Facts facts) {
        return switch (column) {
            case OP -> Optional.of(FilterTerms.operation(facts.kind()));
            case TABLE, CHANGE -> Optional.of(FilterTerms.table(facts.schema(), facts.table()));
            case KEY ->
                facts.key().isEmpty() ? Optional.empty() : Optional.of(FilterTerms.text(Field.KEY, facts.key()));
            case ACTOR -> Optional.of(FilterTerms.actor(facts.actor()));
            case TX -> Optional.of(FilterTerms.transaction(facts.transaction()));
            case FLAGS ->
                facts.flags().isEmpty()
                        ? Optional.empty()
                        : Optional.of(FilterTerms.text(
                                Field.RULE, facts.flags().getFirst().detector()));
            case GTID ->
                facts.gtid().isEmpty() ? Optional.empty() : Optional.of(FilterTerms.text(Field.GTID, facts.gtid()));
            case THREAD -> facts.thread().isEmpty() ? Optional.empty() : Optional.of("thread:" + facts.thread());
            case GUTTER, SEQ, TIME, BYTES, POSITION, LAG -> Optional.empty();
        };
    }

    /// The filter's name of what a column shows.
    static String field(EventColumn column) {
        return switch (column) {
            case SEQ -> "seq";
            case TIME -> "time";
            case OP -> "op";
            case TABLE -> "table";
            case KEY -> "key";
            case ACTOR -> "actor";
            case TX -> "tx";
            case FLAGS -> "rule";
            case BYTES -> "bytes";
            case GTID -> "gtid";
            case POSITION -> "pos";
            case THREAD -> "thread";
            case LAG -> "lag";
            case GUTTER, CHANGE -> "";
        };
    }
}
