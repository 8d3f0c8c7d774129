package io.auditworkbench.workbench;

import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What is kept beside an event: its statement, its server's names, the tables of its transaction.
///
/// - **Threading**: any number of threads.
final class EventSurroundings {

    /// The tables of the transaction asked about last: events come transaction by transaction.
    private record KnownTables(long transaction, List<String> tables) {}

    private final ChangeLog log;
    private final Catalogue catalogue;
    private final Map<SourceId, List<String>> sources = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Integer>> columns = new ConcurrentHashMap<>();
    private final NearStatements statements;
    private final LongFunction<List<AnomalyGroup>> findings;
    private volatile @Nullable KnownTables last;

    /// Without what was found, for searches that never ask.
    EventSurroundings(ChangeLog log, Catalogue catalogue) {
        this(log, catalogue, _ -> List.of());
    }

    EventSurroundings(Store store) {
        this(
                store.changes(),
                store.catalogue(),
                store.conclusions().isThere() ? store.findings()::groupsOf : _ -> List.of());
    }

    private EventSurroundings(ChangeLog log, Catalogue catalogue, LongFunction<List<AnomalyGroup>> findings) {
        this.log = log;
        this.catalogue = catalogue;
        this.findings = findings;
        statements = new NearStatements(log);
    }

    /// What names the event.
    List<AnomalyGroup> findings(StoredEvent event) {
        return findings.apply(event.seq());
    }

    Optional<String> statement(StoredEvent event) {
        return statements.of(event);
    }

    /// Where each column of the event's table is, by its folded name; of two that differ in letter case only, the
    /// first.
    Map<String, Integer> columns(StoredEvent event) {
        return columns.computeIfAbsent(event.tableVersion(), _ -> columns(event.table()));
    }

    private static Map<String, Integer> columns(TableSchema table) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            places.putIfAbsent(LetterCase.fold(table.columns().get(i).name()), i);
        }
        return places;
    }

    List<String> tables(StoredTransaction transaction) {
        KnownTables known = last;
        if (known == null || known.transaction() != transaction.txId()) {
            known = new KnownTables(
                    transaction.txId(),
                    log.tables(transaction).stream()
                            .map(table -> table.name().table())
                            .distinct()
                            .toList());
            last = known;
        }
        return known.tables();
    }

    List<String> serverNames(StoredTransaction transaction) {
        List<String> names = new ArrayList<>(sources.computeIfAbsent(transaction.source(), this::namesOf));
        names.add(Long.toString(transaction.header().serverId()));
        return names;
    }

    private List<String> namesOf(SourceId source) {
        List<String> names = new ArrayList<>();
        for (Catalogue.KnownSource known : catalogue.sources()) {
            if (known.id().equals(source)) {
                names.add(known.name());
                Optional.ofNullable(known.serverUuid()).ifPresent(names::add);
            }
        }
        return List.copyOf(names);
    }
}
