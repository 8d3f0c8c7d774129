package io.auditworkbench.workbench;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small shop with a history, sealed and stored as capture would do it: a snapshot (the first run of it superseded),
/// an order that is paid and then made cheaper, an ALTER, a key change, deletions, a table without a key, every kind of
/// value, a TRUNCATE, gaps.
///
/// The events, by number, are listed in `StoredShopTest`; the clock stands at noon of 2026-11-23.
public final class StoredShop implements AutoCloseable {

    /// When the shop is looked at.
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    static final Attribution ALICE = new Attribution("alice", AttributionGrade.EXACT, AttributionSource.CONTEXT_ROW);
    static final Attribution PAYMENTS =
            new Attribution("svc-pay@10.0.0.7", AttributionGrade.CORROBORATED, AttributionSource.SESSION);
    static final Attribution IMPORT =
            new Attribution("svc-import", AttributionGrade.HEURISTIC, AttributionSource.ACTOR_COLUMN);

    private final Store store;
    final StoreWriter writer;
    private final SourceId source;
    private final TransactionSealer sealer =
            new TransactionSealer("shop-db", new Masker(MaskingPolicy.KEEP_EVERYTHING));
    private final List<HashedEvent> open = new ArrayList<>();
    private long gtidNumber = 100;
    private long offset = 4;

    private StoredShop(Path file) {
        store = Store.openForWriting(file, Clock.fixed(NOW, ZoneOffset.UTC));
        source = store.source("shop-db");
        writer = store.writer();
        gtidNumber += store.changes().lastTransaction();
    }

    /// Writes the whole history into a new store and closes it.
    public static Path write(Path folder) {
        Path file = folder.resolve("shop.awb");
        try (StoredShop shop = begin(file)) {
            shop.tellItsHistory();
        }
        return file;
    }

    /// A new, empty store that is open for writing.
    static StoredShop begin(Path file) {
        return new StoredShop(file);
    }

    @Override
    public void close() {
        writer.commit();
        store.close();
    }

    private void tellItsHistory() {
        snapshot();
        orderIsPlacedAndPaid();
        tableIsAltered();
        priceIsLoweredAtNight();
        rowsMoveAndGo();
        everyKindOfValue();
        muchHappensAtOnce();
        cartsAreEmptied();
        gaps();
        writer.position(source, "{\"gtids\":\"" + SERVER + ":1-" + gtidNumber + "\"}");
    }

    private void snapshot() {
        int superseded = writer.snapshotStarted(source);
        change(Operation.SNAPSHOT, ShopTables.CUSTOMERS, null, ShopRows.customer(1, "SUPERSEDED", "0.00"));
        commitSnapshot(superseded, "2026-11-01T08:00:00Z");
        int run = writer.snapshotStarted(source);
        change(Operation.SNAPSHOT, ShopTables.CUSTOMERS, null, ShopRows.customer(1, "Ann", "500.00"));
        change(Operation.SNAPSHOT, ShopTables.CUSTOMERS, null, ShopRows.customer(2, "Bob", "100.00"));
        change(Operation.SNAPSHOT, ShopTables.CUSTOMERS, null, ShopRows.customer(3, "Çelik", "250.00"));
        change(Operation.SNAPSHOT, ShopTables.ORDERS, null, ShopRows.order(1041, 2, "new", "19.90"));
        change(Operation.SNAPSHOT, ShopTables.ARCHIVED_ORDERS, null, ShopRows.order(7, 1, "paid", "1.00"));
        commitSnapshot(run, "2026-11-01T09:00:00Z");
        writer.snapshotFinished(source);
    }

    private void orderIsPlacedAndPaid() {
        change(
                Operation.INSERT,
                ShopTables.ORDERS,
                null,
                ShopRows.order(1042, 1, "new", "90.00"),
                "INSERT INTO orders /* actor=alice */");
        change(Operation.INSERT, ShopTables.LINES, null, ShopRows.line(1042, 1, "tea", "40.00"));
        change(Operation.INSERT, ShopTables.LINES, null, ShopRows.line(1042, 3, "pot, blue", "50.00"));
        commit("2026-11-20T09:00:00.000001Z", ALICE, 17L);
        change(
                Operation.UPDATE,
                ShopTables.ORDERS,
                ShopRows.order(1042, 1, "new", "90.00"),
                ShopRows.order(1042, 1, "paid", "90.00"));
        commit("2026-11-20T09:12:00Z", PAYMENTS, 18L);
    }

    private void tableIsAltered() {
        open.add(sealer.sealDdl(
                ShopTables.ORDERS_WITH_NOTE, "ALTER TABLE orders ADD COLUMN note varchar(200)", position()));
        commit(TransactionKind.DDL, "2026-11-20T22:00:00Z", Attribution.UNKNOWN, 20L);
    }

    private void priceIsLoweredAtNight() {
        change(
                Operation.UPDATE,
                ShopTables.ORDERS_WITH_NOTE,
                ShopRows.noted(1042, 1, "paid", "90.00", null),
                ShopRows.noted(1042, 1, "paid", "9.00", "goodwill"));
        commit("2026-11-21T02:13:07.481522Z", IMPORT, 412L);
    }

    private void rowsMoveAndGo() {
        change(
                Operation.UPDATE,
                ShopTables.CUSTOMERS,
                ShopRows.customer(3, "Çelik", "250.00"),
                ShopRows.customer(33, "Çelik", "250.00"));
        commit("2026-11-21T10:00:00Z", ALICE, 17L);
        change(Operation.DELETE, ShopTables.ORDERS_WITH_NOTE, ShopRows.noted(1041, 2, "new", "19.90", null), null);
        commit("2026-11-21T10:30:00Z", ALICE, 17L);
        change(Operation.INSERT, ShopTables.LOG, null, ShopRows.logged("login", 1));
        change(Operation.INSERT, ShopTables.LOG, null, ShopRows.logged("login", 1));
        change(Operation.DELETE, ShopTables.LOG, ShopRows.logged("login", 1), null);
        commit("2026-11-21T11:00:00Z", Attribution.UNKNOWN, null);
        change(Operation.INSERT, ShopTables.ODD, null, ShopRows.odd("x/y, z", "delete"));
        commit("2026-11-21T11:30:00Z", ALICE, 17L);
    }

    private void everyKindOfValue() {
        change(Operation.INSERT, ShopTables.KINDS, null, ShopRows.kinds(7, "C:\\temp", 0));
        commit("2026-11-22T08:00:00Z", ALICE, 17L);
        change(Operation.UPDATE, ShopTables.KINDS, ShopRows.kinds(7, "C:\\temp", 0), ShopRows.kinds(7, "it's\n😀", 1));
        commit("2026-11-22T08:01:00Z", ALICE, 17L);
    }

    private void muchHappensAtOnce() {
        change(
                Operation.UPDATE,
                ShopTables.CUSTOMERS,
                ShopRows.customer(1, "Ann", "500.00"),
                ShopRows.customer(1, "Ann", "900.00"));
        change(Operation.INSERT, ShopTables.LINES, null, ShopRows.line(1042, 9, "gift", "0.00"));
        change(
                Operation.UPDATE,
                ShopTables.CUSTOMERS,
                ShopRows.customer(2, "Bob", "100.00"),
                ShopRows.customer(2, "Bob", "150.00"));
        change(Operation.DELETE, ShopTables.LINES, ShopRows.line(1042, 9, "gift", "0.00"), null);
        change(
                Operation.UPDATE,
                ShopTables.CUSTOMERS,
                ShopRows.customer(2, "Bob", "150.00"),
                ShopRows.customer(2, "Bob", "100.00"));
        change(Operation.DELETE, ShopTables.LINES, ShopRows.line(1042, 3, "pot, blue", "50.00"), null);
        commit("2026-11-22T13:00:00Z", PAYMENTS, 18L);
    }

    private void cartsAreEmptied() {
        change(Operation.INSERT, ShopTables.CARTS, null, ShopRows.cart(5, "{\"tea\": 2}"));
        commit("2026-11-22T14:00:00Z", ALICE, 17L);
        change(Operation.TRUNCATE, ShopTables.CARTS, null, null);
        commit(TransactionKind.DDL, "2026-11-22T15:00:00Z", Attribution.UNKNOWN, 21L);
    }

    private void gaps() {
        gap(new CoverageGap(
                GapCause.ROWS_REMOVED_BY_DDL,
                GapEffect.MISSING,
                List.of(new TableName("shop", "carts")),
                "",
                "binlog.000003:900",
                "binlog.000003:950",
                micros("2026-11-22T15:00:00Z"),
                micros("2026-11-22T15:00:00Z"),
                1L,
                0L,
                "schema change",
                micros("2026-11-22T15:00:01Z"),
                "TRUNCATE",
                "TRUNCATE removed the rows of shop.carts without logging them."));
        gap(new CoverageGap(
                GapCause.TRAIL_STOPPED,
                GapEffect.MISSING,
                List.of(),
                SERVER + ":113-120",
                "",
                "",
                micros("2026-11-22T20:00:00Z"),
                micros("2026-11-22T20:10:00Z"),
                null,
                null,
                "watchdog",
                micros("2026-11-22T20:10:00Z"),
                "no heartbeat for 10 minutes",
                "Capture was stopped for 10 minutes; changes in between are not in the record."));
    }

    void change(Operation operation, TableSchema table, @Nullable RowImage before, @Nullable RowImage after) {
        change(operation, table, before, after, null);
    }

    void change(
            Operation operation,
            TableSchema table,
            @Nullable RowImage before,
            @Nullable RowImage after,
            @Nullable String statement) {
        open.add(sealer.seal(new RawChange(operation, table, before, after, position(), statement)));
    }

    private SourcePosition position() {
        offset += 100;
        return new SourcePosition("binlog.000003", offset, 0);
    }

    void commit(String at, Attribution who, @Nullable Long connection) {
        commit(TransactionKind.STREAM, at, who, connection);
    }

    void commit(TransactionKind kind, String at, Attribution who, @Nullable Long connection) {
        String gtid = SERVER + ":" + gtidNumber++;
        append(header(kind, gtid, gtid, at, connection, 0, who));
    }

    private void commitSnapshot(int run, String at) {
        append(header(TransactionKind.SNAPSHOT, "snapshot:" + run + ":1", null, at, null, run, Attribution.UNKNOWN));
    }

    private void append(TransactionHeader header) {
        writer.append(source, header, List.copyOf(open), sealer.leaf(header));
        open.clear();
        writer.commit();
    }

    private TransactionHeader header(
            TransactionKind kind,
            String identity,
            @Nullable String gtid,
            String at,
            @Nullable Long connection,
            int run,
            Attribution who) {
        long micros = micros(at);
        return new TransactionHeader(
                kind, identity, gtid, "binlog.000003", offset, micros, micros + 1_500_000, connection, 1, run, who);
    }

    private void gap(CoverageGap gap) {
        String identity = "gap:" + gap.cause() + ":" + gap.detectedMicros();
        TransactionHeader header = new TransactionHeader(
                TransactionKind.GAP,
                identity,
                null,
                "",
                0,
                gap.detectedMicros(),
                gap.detectedMicros(),
                null,
                1,
                0,
                Attribution.UNKNOWN);
        writer.gap(source, gap, header, new byte[LeafHasher.HASH_BYTES]);
        writer.commit();
    }

    private static long micros(String at) {
        Instant instant = Instant.parse(at);
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
