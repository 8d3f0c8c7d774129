package io.auditworkbench.store;

import io.auditworkbench.integrity.EventCodec;
import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.normalise.RowKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small source of sealed transactions: tables of one shape, events and headers made from a few words.
///
/// - **Shape**: every table has the columns `id` (key), `amount` and `note`.
final class Shop {

    static final String SOURCE = "shop";
    static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    static final long FIRST_COMMIT_MICROS = 1_790_000_000_000_000L;

    private static final EventCodec CODEC = new EventCodec();
    private static final LeafHasher HASHER = new LeafHasher();
    private static final MerkleFrontier FRONTIER = new MerkleFrontier();

    /// A transaction ready to be appended.
    record Sealed(TransactionHeader header, List<HashedEvent> events, byte[] leaf) {
        void appendTo(StoreWriter writer, SourceId source) {
            writer.append(source, header, events, leaf);
        }
    }

    /// One row change, before it is sealed.
    record Change(
            Operation operation,
            TableSchema table,
            @Nullable RowImage before,
            @Nullable RowImage after,
            @Nullable String statement) {

        Change by(String text) {
            return new Change(operation, table, before, after, text);
        }
    }

    private Shop() {}

    static TableSchema table(String name) {
        return new TableSchema(
                new TableName("shop", name),
                List.of(
                        column("id", ColumnType.BIGINT, "bigint"),
                        column("amount", ColumnType.DECIMAL, "decimal(10,2)"),
                        column("note", ColumnType.TEXT, "varchar(200)")),
                List.of(0));
    }

    static ColumnDefinition column(String name, ColumnType type, String declared) {
        String charset = type == ColumnType.TEXT ? "utf8mb4" : null;
        return new ColumnDefinition(name, type, declared, false, 0, 0, charset, true, false, List.of());
    }

    static RowImage row(long id, String amount, String note) {
        return new RowImage(
                List.of(new ColumnValue.Whole(id), new ColumnValue.Decimal(amount), ColumnValue.Text.of(note)));
    }

    static Change insert(TableSchema table, RowImage row) {
        return new Change(Operation.INSERT, table, null, row, null);
    }

    static Change update(TableSchema table, RowImage before, RowImage after) {
        return new Change(Operation.UPDATE, table, before, after, null);
    }

    static Change delete(TableSchema table, RowImage row) {
        return new Change(Operation.DELETE, table, row, null, null);
    }

    static Change snapshot(TableSchema table, RowImage row) {
        return new Change(Operation.SNAPSHOT, table, null, row, null);
    }

    /// The header of the `number`th transaction: one a second, its GTID numbered the same.
    static TransactionHeader header(long number) {
        return header(number, TransactionKind.STREAM, 0, actor("app"));
    }

    static TransactionHeader header(long number, TransactionKind kind, int snapshotRun, Attribution attribution) {
        boolean isStreamed = snapshotRun == 0;
        String gtid = isStreamed ? SERVER + ":" + number : null;
        return new TransactionHeader(
                kind,
                gtid == null ? "snapshot:" + snapshotRun + ":" + number : gtid,
                gtid,
                "binlog.000003",
                number * 1_000,
                FIRST_COMMIT_MICROS + number * 1_000_000,
                FIRST_COMMIT_MICROS + number * 1_000_000 + 1_234,
                17L,
                4711,
                snapshotRun,
                attribution);
    }

    static Attribution actor(String name) {
        return new Attribution(name, AttributionGrade.CORROBORATED, AttributionSource.SESSION);
    }

    static Sealed seal(TransactionHeader header, Change... changes) {
        return seal(header, List.of(changes));
    }

    static Sealed seal(TransactionHeader header, List<Change> changes) {
        FRONTIER.clear();
        List<HashedEvent> events = new ArrayList<>();
        for (Change change : changes) {
            events.add(seal(header, events.size(), change));
        }
        return new Sealed(header, events, leaf(header, events));
    }

    /// The hash of a transaction of these events.
    static byte[] leaf(TransactionHeader header, List<HashedEvent> events) {
        FRONTIER.clear();
        events.forEach(event -> FRONTIER.add(event.leaf()));
        return HASHER.transaction(SOURCE, header, FRONTIER.size(), FRONTIER.root());
    }

    static HashedEvent seal(TransactionHeader header, long ordinal, Change change) {
        RowImage shown = change.after() != null ? change.after() : change.before();
        RowKey key = shown == null ? RowKey.NONE : RowKeys.of(change.table(), shown);
        RowKey former = change.before() == null ? key : RowKeys.of(change.table(), change.before());
        byte[] body = CODEC.encode(new CanonicalChangeEvent(
                change.operation(),
                change.table(),
                change.before(),
                change.after(),
                key,
                former.equals(key) ? null : former,
                new SourcePosition(header.file(), header.offset() + ordinal, 0),
                change.statement(),
                null));
        byte[] tableDigest = HASHER.table(change.table());
        byte[] statementDigest = change.statement() == null ? null : HASHER.statement(change.statement());
        return new HashedEvent(
                change.operation(),
                change.table(),
                tableDigest,
                change.statement(),
                statementDigest,
                key.hash(),
                former.equals(key) ? null : former.hash(),
                body,
                HASHER.event(ordinal, tableDigest, statementDigest, body));
    }
}
