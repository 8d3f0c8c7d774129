package io.auditworkbench.workbench;

import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private volatile @Nullable KnownTables last;

    EventSurroundings(ChangeLog log, Catalogue catalogue) {
        this.log = log;
        this.catalogue = catalogue;
    }

    Optional<String> statement(StoredEvent event) {
        return log.statement(event);
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
