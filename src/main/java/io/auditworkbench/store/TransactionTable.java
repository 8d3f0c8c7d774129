package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ACTOR;
import static io.auditworkbench.store.generated.Tables.BINLOG_FILE;
import static io.auditworkbench.store.generated.Tables.GTID_ORIGIN;
import static io.auditworkbench.store.generated.Tables.SOURCE_EXTENT;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;
import static io.auditworkbench.store.generated.Tables.TERM_BLOCK;

import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.TransactionHeader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the rows that make events visible.
final class TransactionTable {

    private final NameDictionary origins;
    private final NameDictionary files;
    private final NameDictionary actors;
    private final TableInsert transactions;
    private final TableInsert terms;
    private final TableInsert extents;
    private final Map<SourceId, long[]> extentOfSource = new HashMap<>();
    private final BlockMarks actorMarks;

    TransactionTable(Connection connection) throws SQLException {
        origins = new NameDictionary(connection, GTID_ORIGIN, GTID_ORIGIN.GTID_ORIGIN_ID, GTID_ORIGIN.ORIGIN);
        files = new NameDictionary(connection, BINLOG_FILE, BINLOG_FILE.FILE_ID, BINLOG_FILE.NAME);
        actors = new NameDictionary(connection, ACTOR, ACTOR.ACTOR_ID, ACTOR.NAME);
        transactions = TableInsert.into(connection, SOURCE_TX);
        terms = TableInsert.intoUnlessThere(connection, TERM_BLOCK);
        extents = TableInsert.widening(connection, SOURCE_EXTENT, SOURCE_EXTENT.FIRST_TX, SOURCE_EXTENT.LAST_TX);
        actorMarks = new BlockMarks(terms, BlockMarks.ACTOR);
    }

    /// One transaction: its place in the store, what its source says of it, its hash.
    record Entry(
            long txId,
            SourceId source,
            long epoch,
            TransactionHeader header,
            long firstSeq,
            long eventCount,
            byte[] leaf) {}

    void add(Entry entry) throws SQLException {
        extentOfSource.computeIfAbsent(entry.source(), _ -> new long[] {entry.txId(), entry.txId()})[1] = entry.txId();
        TransactionHeader header = entry.header();
        Gtid gtid = Gtid.of(header.gtid());
        transactions
                .put(entry.txId())
                .put(entry.source().value())
                .put(entry.epoch())
                .put(header.kind().code())
                .put(gtid == null ? null : (Long) (long) origins.numberOf(gtid.origin()))
                .put(gtid == null ? null : (Long) gtid.number())
                .put(header.identity().equals(header.gtid()) ? null : header.identity())
                .put(header.file().isEmpty() ? null : (Long) (long) files.numberOf(header.file()))
                .put(header.offset())
                .put(header.commitMicros())
                .put(header.capturedMicros())
                .put(header.connectionId())
                .put(header.serverId())
                .put(header.snapshotRun())
                .put(actor(entry))
                .put(header.attribution().grade().code())
                .put(header.attribution().source().code())
                .put(entry.firstSeq())
                .put(entry.eventCount())
                .put(entry.leaf())
                .add();
    }

    private @Nullable Long actor(Entry entry) throws SQLException {
        if (entry.header().attribution().grade() == AttributionGrade.UNKNOWN) {
            return null;
        }
        int actor = actors.numberOf(entry.header().attribution().actor());
        long end = BlockMarks.blockOf(entry.firstSeq() + entry.eventCount() - 1);
        for (long block = BlockMarks.blockOf(entry.firstSeq()); block <= end && entry.eventCount() > 0; block++) {
            actorMarks.mark(actor, block);
        }
        return (long) actor;
    }

    void flush() throws SQLException {
        transactions.flush();
        terms.flush();
        for (Map.Entry<SourceId, long[]> extent : extentOfSource.entrySet()) {
            extents.put(extent.getKey().value())
                    .put(extent.getValue()[0])
                    .put(extent.getValue()[1])
                    .add();
        }
        extents.flush();
        extentOfSource.clear();
    }

    /// After a rollback.
    void forget() throws SQLException {
        transactions.forget();
        terms.forget();
        extents.forget();
        extentOfSource.clear();
        origins.forget();
        files.forget();
        actors.forget();
        actorMarks.forget();
    }
}
