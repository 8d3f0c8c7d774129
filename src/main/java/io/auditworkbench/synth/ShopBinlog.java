package io.auditworkbench.synth;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The transactions of a synthetic shop as capture would deliver them from the log of a MySQL with GTIDs.
///
/// - **Shape**: the number of a GTID is the transaction's ordinal.
/// - **Threading**: one thread at a time.
public final class ShopBinlog {

    /// The server that all GTIDs name.
    public static final String SERVER = "5d6f2f0e-8a1b-11f0-9c3e-0242ac110007";

    private static final long FILE_BYTES = 1L << 30;
    private static final long ROW_BYTES = 180;
    private static final long TRANSACTION_BYTES = 310;
    private static final int ROWS_A_PACK = 500;

    private final ShopStatements statements = new ShopStatements();
    private long file = 1;
    private long offset = 157;

    /// The opening rows as the packs of a snapshot, which was taken when the shop opened.
    public List<HistoryTransaction> snapshot(List<ShopChange> opening, long micros, int run) {
        List<HistoryTransaction> packs = new ArrayList<>();
        int from = 0;
        while (from < opening.size()) {
            int until = from;
            while (until < opening.size()
                    && until - from < ROWS_A_PACK
                    && opening.get(until).table().equals(opening.get(from).table())) {
                until++;
            }
            packs.add(pack(opening.subList(from, until), micros, run, packs.size()));
            from = until;
        }
        return packs;
    }

    private HistoryTransaction pack(List<ShopChange> rows, long micros, int run, int number) {
        SourcePosition here = new SourcePosition(fileName(), offset, 0);
        List<RawChange> changes = rows.stream()
                .map(row -> new RawChange(Operation.SNAPSHOT, row.table(), null, row.after(), here, null))
                .toList();
        TransactionHeader header = new TransactionHeader(
                TransactionKind.SNAPSHOT,
                "snapshot:" + run + ":" + number,
                null,
                fileName(),
                offset,
                micros,
                micros,
                null,
                0,
                run,
                Attribution.UNKNOWN);
        return new HistoryTransaction(header, changes);
    }

    /// A logged transaction.
    public HistoryTransaction of(ShopTransaction transaction) {
        if (offset > FILE_BYTES) {
            file++;
            offset = 157;
        }
        String name = fileName();
        long begin = offset;
        offset += TRANSACTION_BYTES;
        List<RawChange> changes = new ArrayList<>(transaction.changes().size());
        for (ShopChange change : transaction.changes()) {
            changes.add(new RawChange(
                    change.operation(),
                    change.table(),
                    change.before(),
                    change.after(),
                    new SourcePosition(name, offset, 0),
                    statements.of(transaction.actor(), change)));
            offset += ROW_BYTES;
        }
        return new HistoryTransaction(header(transaction, name, begin), changes);
    }

    private static TransactionHeader header(ShopTransaction transaction, String file, long offset) {
        String gtid = SERVER + ":" + transaction.ordinal();
        long lag = 90_000 + transaction.ordinal() * 7_919 % 400_000;
        return new TransactionHeader(
                TransactionKind.STREAM,
                gtid,
                gtid,
                file,
                offset,
                transaction.commitMicros(),
                transaction.commitMicros() + lag,
                transaction.actor().connectionId(),
                1,
                0,
                attribution(transaction.actor()));
    }

    private static Attribution attribution(ShopActor actor) {
        return new Attribution(
                actor.login(),
                AttributionGrade.CORROBORATED,
                actor.isPerson() ? AttributionSource.STATEMENT_COMMENT : AttributionSource.SESSION);
    }

    private String fileName() {
        return String.format(Locale.ROOT, "binlog.%06d", file);
    }
}
