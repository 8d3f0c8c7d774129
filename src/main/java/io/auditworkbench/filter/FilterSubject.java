package io.auditworkbench.filter;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One event as filters see it.
///
/// - **Shape**: an empty optional or list means not known, or that the event has none. Names are as the source spells
///   them.
public interface FilterSubject {

    /// The number behind `seq`, `#` and `id`.
    long sequence();

    /// What was done; empty for an entry that is no event of a row or table, such as a gap.
    Optional<Operation> operation();

    /// When the transaction committed.
    Instant commitTime();

    /// From commit to capture.
    Optional<Duration> lag();

    Optional<String> schema();

    Optional<String> table();

    /// The primary key's values as shown; empty for a table without one.
    Optional<String> key();

    /// The row as shown, `orders/1042`.
    Optional<String> row();

    /// Who did it; empty when nobody knows.
    Optional<String> actor();

    /// How the actor is known, as shown.
    Optional<String> actorSource();

    /// The number behind `tx`.
    OptionalLong transaction();

    /// How many events the transaction has.
    OptionalLong transactionSize();

    /// The tables the transaction touched.
    List<String> transactionTables();

    Optional<String> gtid();

    /// The binlog file.
    Optional<String> file();

    /// The offset in the binlog file.
    OptionalLong position();

    /// The connection id at the server.
    OptionalLong thread();

    /// Every name the source server goes by: its name in the store, its UUID, its id.
    List<String> serverNames();

    /// The logged SQL text.
    Optional<String> statement();

    /// What the event takes in the store.
    OptionalLong sizeBytes();

    /// All columns of the row on either side.
    List<String> columns();

    /// The columns of an update whose values differ between before and after; empty for every other operation.
    List<String> changedColumns();

    /// The value before, by the column's name in any letter case. An update answers also for columns that did not
    /// change.
    FilterValue before(String column);

    /// The value after, by the column's name in any letter case.
    FilterValue after(String column);

    /// The flags that are set; `DDL` and `SNAPSHOT` are taken from [#operation] and need not be in it.
    Set<Flag> flags();

    /// The severities of the findings that name the event.
    default Set<Severity> severities() {
        return Set.of();
    }

    /// The rules of the findings that name the event.
    default List<String> rules() {
        return List.of();
    }

    /// The anomalies that name the event, `A17`.
    default List<String> anomalies() {
        return List.of();
    }

    /// The cases that hold the event, `C3`.
    default List<String> cases() {
        return List.of();
    }

    /// The states of its reviews.
    default List<String> reviewStates() {
        return List.of();
    }

    /// The tags put on it.
    default List<String> tags() {
        return List.of();
    }
}
