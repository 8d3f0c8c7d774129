package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.GTID_ORIGIN;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.model.change.TransactionHeader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Answers whether a transaction is stored already, without a query for each one of a stream that moves on.
final class KnownTransactions {

    private record Origin(SourceId source, String origin) {}

    private record Waiting(SourceId source, String identity) {}

    private final DSLContext sql;
    private final PrunedNames pruned;
    private final Map<Origin, Long> highest = new HashMap<>();
    private final Set<Waiting> waiting = new HashSet<>();

    KnownTransactions(Connection connection) throws SQLException {
        sql = DSL.using(connection, SQLDialect.SQLITE);
        pruned = new PrunedNames(connection);
    }

    /// Notes a transaction that waits in a batch, where no query sees it.
    void added(SourceId source, TransactionHeader header) {
        Gtid gtid = Gtid.of(header.gtid());
        if (gtid == null) {
            waiting.add(new Waiting(source, header.identity()));
            return;
        }
        waiting.add(new Waiting(source, header.gtid()));
        highest.compute(
                new Origin(source, gtid.origin()),
                (origin, number) -> Math.max(number == null ? highest(origin) : number, gtid.number()));
    }

    /// True of a pruned one too: it was stored once, and is not stored again.
    boolean isKnown(SourceId source, long epoch, TransactionHeader header) throws SQLException {
        if (isNewer(source, header)) {
            return false;
        }
        String name = Gtid.of(header.gtid()) == null ? header.identity() : header.gtid();
        return waiting.contains(new Waiting(source, name))
                || find(source, epoch, header) != null
                || pruned.has(source, epoch, header);
    }

    /// True for a GTID above all that are stored or wait: the usual case of a stream, told without a query.
    boolean isNewer(SourceId source, TransactionHeader header) {
        Gtid gtid = Gtid.of(header.gtid());
        return gtid != null
                && gtid.number() > highest.computeIfAbsent(new Origin(source, gtid.origin()), this::highest);
    }

    /// The number of the stored transaction, or null.
    @Nullable
    Long find(SourceId source, long epoch, TransactionHeader header) {
        Gtid gtid = Gtid.of(header.gtid());
        Condition named = gtid == null
                ? SOURCE_TX.IDENTITY.eq(header.identity()).and(SOURCE_TX.EPOCH.eq(epoch))
                : SOURCE_TX
                        .GTID_ORIGIN_ID
                        .eq(DSL.select(GTID_ORIGIN.GTID_ORIGIN_ID)
                                .from(GTID_ORIGIN)
                                .where(GTID_ORIGIN.ORIGIN.eq(gtid.origin())))
                        .and(SOURCE_TX.GTID_NUMBER.eq(gtid.number()));
        return sql.select(SOURCE_TX.TX_ID)
                .from(SOURCE_TX)
                .where(SOURCE_TX.SOURCE_ID.eq(source.value()).and(named))
                .fetchOne(SOURCE_TX.TX_ID);
    }

    /// The numbers of the stored transactions whose identity begins with `prefix`; only those without a GTID of their
    /// own.
    List<Long> findByPrefix(SourceId source, long epoch, String prefix) {
        return sql.select(SOURCE_TX.TX_ID)
                .from(SOURCE_TX)
                .where(SOURCE_TX
                        .SOURCE_ID
                        .eq(source.value())
                        .and(SOURCE_TX.EPOCH.eq(epoch))
                        .and(SOURCE_TX.IDENTITY.ge(prefix))
                        .and(SOURCE_TX.IDENTITY.lt(prefix + Character.MAX_VALUE)))
                .orderBy(SOURCE_TX.TX_ID)
                .fetch(SOURCE_TX.TX_ID);
    }

    private long highest(Origin origin) {
        Long number = sql.select(DSL.max(SOURCE_TX.GTID_NUMBER))
                .from(SOURCE_TX)
                .join(GTID_ORIGIN)
                .on(GTID_ORIGIN.GTID_ORIGIN_ID.eq(SOURCE_TX.GTID_ORIGIN_ID))
                .where(GTID_ORIGIN
                        .ORIGIN
                        .eq(origin.origin())
                        .and(SOURCE_TX.SOURCE_ID.eq(origin.source().value())))
                .fetchOne(0, Long.class);
        return Math.max(number == null ? -2 : number, highestPruned(origin));
    }

    private long highestPruned(Origin origin) {
        try {
            return pruned.highest(origin.source(), origin.origin());
        } catch (SQLException failure) {
            throw new DataAccessException("the names of pruned transactions cannot be read", failure);
        }
    }

    /// What waited has been written.
    void flushed() {
        waiting.clear();
    }

    /// After a rollback.
    void forget() {
        waiting.clear();
        highest.clear();
    }
}
