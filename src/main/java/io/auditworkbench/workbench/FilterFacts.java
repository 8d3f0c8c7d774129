package io.auditworkbench.workbench;

import io.auditworkbench.filter.Directives;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.filter.ParsedFilter;
import io.auditworkbench.store.ChangeLog;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a store knows that a filter can be checked against.
final class FilterFacts {

    private final ChangeLog log;

    FilterFacts(ChangeLog log) {
        this.log = log;
    }

    /// The commit times that a filter can match, null where open.
    record Window(@Nullable Instant from, @Nullable Instant until) {}

    /// What is wrong with or odd about the names in a filter.
    List<FilterProblem> check(ParsedFilter filter) {
        return List.of();
    }

    /// The time that a filter is confined to.
    Window window(FilterExpression expression, Directives directives) {
        return new Window(null, null);
    }

    /// The number of an event that exists.
    long requireEvent(long sequence) {
        return log.event(sequence)
                .orElseThrow(() -> ObjectId.notFound("E" + sequence, "The newest event is E" + log.lastSeq() + "."))
                .seq();
    }

    /// The number of the transaction with this GTID, which exists.
    long requireTransaction(String gtid) {
        return log.transaction(gtid)
                .orElseThrow(() -> ObjectId.notFound(gtid, "`coverage` lists the gaps with their GTIDs."))
                .txId();
    }

    /// The number of a transaction that exists.
    long requireTransaction(long number) {
        return log.transaction(number)
                .orElseThrow(() -> ObjectId.notFound("T" + number, "The newest event is E" + log.lastSeq() + "."))
                .txId();
    }
}
