package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.SIDE_INDEX;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.DSLContext;

/// Reads what a store file is and holds.
final class StoreFactsReader {

    private StoreFactsReader() {}

    static StoreFacts read(Path file, DSLContext sql, ChangeLog log) {
        Integer version = sql.fetchSingle("pragma user_version").get(0, Integer.class);
        return new StoreFacts(
                version == null ? 0 : version,
                size(file),
                size(Path.of(file + "-wal")),
                log.count(EventSelection.ALL),
                Tail.lastStored(sql) - log.lastSeq(),
                Tail.lastTransaction(sql) - PrunedLog.edge(sql).throughTx() - hiddenTransactions(sql),
                WriterMark.in(sql).filter(WriterMark::isAlive).isPresent(),
                sql.selectFrom(SIDE_INDEX).fetchMap(SIDE_INDEX.NAME, SIDE_INDEX.INDEXED_THROUGH_SEQ));
    }

    private static long hiddenTransactions(DSLContext sql) {
        return sql.fetchCount(SOURCE_TX, EventQuery.isHidden());
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
