package io.auditworkbench.workbench.evidence;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.integrity.InclusionProof;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.store.LogProofs;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.Trees;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The machine-readable part of a bundle: events with their canonical bytes, their transactions, their tables as
/// declared, and the proofs that lead from each to the signed root.
///
/// - **Source**: `docs/evidence-format.md`.
final class BundleEvents {

    private final Store store;
    private final LogProofs proofs;
    private final long size;
    private final Map<Long, String> sources = new TreeMap<>();
    private final Map<Long, TableSchema> tables = new TreeMap<>();
    private final StringBuilder events = new StringBuilder();
    private final StringBuilder transactions = new StringBuilder();
    private final List<StoredEvent> open = new ArrayList<>();
    private long eventCount;
    private long uncovered;
    private long newestTransaction;
    private long transactionCount;

    /// - **Shape**: the checkpoint signs `size` transactions.
    BundleEvents(Store store, LogProofs proofs, long size) {
        this.store = store;
        this.proofs = proofs;
        this.size = size;
        store.catalogue().sources().forEach(source -> sources.put(source.id().value(), source.name()));
    }

    /// Adds events of these numbers, ascending, after those before; what the checkpoint does not cover yet is left out,
    /// and counted.
    void add(List<Long> seqs) {
        store.changes().forEachOf(seqs, event -> {
            if (event.transaction().txId() > size) {
                uncovered++;
                return;
            }
            if (!open.isEmpty()
                    && open.getFirst().transaction().txId()
                            != event.transaction().txId()) {
                end();
            }
            open.add(event);
        });
    }

    /// There are no more.
    void end() {
        if (!open.isEmpty()) {
            addTransaction(open);
            open.clear();
        }
    }

    private void addTransaction(List<StoredEvent> chosen) {
        StoredTransaction transaction = chosen.getFirst().transaction();
        Map<Long, InclusionProof> paths = proofs.ofEvents(
                transaction, chosen.stream().map(StoredEvent::ordinal).toList());
        InclusionProof path = proofs.ofTransaction(transaction.txId(), size);
        transactions.append(JsonText.compact(tree(transaction, path))).append('\n');
        for (StoredEvent event : chosen) {
            tables.put(event.tableVersion(), event.table());
            events.append(JsonText.compact(tree(event, paths.get(event.ordinal()))))
                    .append('\n');
            eventCount++;
        }
        transactionCount++;
        newestTransaction = transaction.txId();
    }

    private Map<String, @Nullable Object> tree(StoredTransaction transaction, InclusionProof path) {
        TransactionHeader header = transaction.header();
        return Trees.map(
                "transaction", "T" + transaction.txId(),
                "index", path.leaf(),
                "source", sources.get(transaction.source().value()),
                "kind", header.kind().code(),
                "identity", header.identity(),
                "gtid", header.gtid(),
                "file", header.file(),
                "offset", header.offset(),
                "commit_us", header.commitMicros(),
                "captured_us", header.capturedMicros(),
                "connection_id", header.connectionId(),
                "server_id", header.serverId(),
                "snapshot_run", header.snapshotRun(),
                "actor", header.attribution().actor(),
                "actor_grade", header.attribution().grade().code(),
                "actor_source", header.attribution().source().code(),
                "event_count", transaction.eventCount(),
                "path", base64(path.path()));
    }

    /// The bytes are those that were hashed: a value that can be erased is withheld, and its commitment stands for it.
    private Map<String, @Nullable Object> tree(StoredEvent event, InclusionProof path) {
        StoredEvent hashed = event.withheld();
        EventBody body = hashed.body();
        return Trees.map(
                "event", "E" + event.seq(),
                "transaction", "T" + event.transaction().txId(),
                "ordinal", event.ordinal(),
                "table", Long.toString(event.tableVersion()),
                "operation", event.operation().name().toLowerCase(Locale.ROOT),
                "before", values(event.table(), body.before()),
                "after", values(event.table(), body.after()),
                "ddl", body.ddl(),
                "statement", store.changes().statement(event).orElse(null),
                "body", Base64.getEncoder().encodeToString(hashed.bytes()),
                "path", base64(path.path()));
    }

    /// The values of an image as texts, by column; what the server left out is left out here.
    private static @Nullable Map<String, @Nullable Object> values(TableSchema table, @Nullable RowImage image) {
        if (image == null) {
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < image.values().size(); i++) {
            ColumnValue value = image.values().get(i);
            if (!(value instanceof ColumnValue.Absent)) {
                String name =
                        i < table.columns().size() ? table.columns().get(i).name() : "#" + i;
                values.put(name, value instanceof ColumnValue.Null ? null : BundleTables.text(value));
            }
        }
        return values;
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    String eventLines() {
        return events.toString();
    }

    String transactionLines() {
        return transactions.toString();
    }

    /// The tables as declared, by the number that events name.
    String tables() {
        Map<String, @Nullable Object> declared = new LinkedHashMap<>();
        tables.forEach((version, table) -> declared.put(Long.toString(version), tree(table)));
        return JsonText.indented(declared) + "\n";
    }

    private static Map<String, @Nullable Object> tree(TableSchema table) {
        return Trees.map(
                "schema", table.name().schema(),
                "table", table.name().table(),
                "columns", table.columns().stream().map(BundleEvents::tree).toList(),
                "key", table.keyColumns(),
                "foreign_keys",
                        table.foreignKeys() == null
                                ? null
                                : table.foreignKeys().stream()
                                        .map(key -> Trees.map(
                                                "name", key.name(),
                                                "columns", key.columns(),
                                                "schema", key.parent().schema(),
                                                "table", key.parent().table(),
                                                "parent_columns", key.parentColumns(),
                                                "on_delete", key.onDelete().name(),
                                                "on_update", key.onUpdate().name()))
                                        .toList());
    }

    private static Map<String, @Nullable Object> tree(ColumnDefinition column) {
        return Trees.map(
                "name", column.name(),
                "type", column.type().name(),
                "declared", column.declaredType(),
                "unsigned", column.isUnsigned(),
                "nullable", column.isNullable(),
                "generated", column.isGenerated(),
                "length", column.length(),
                "scale", column.scale(),
                "charset", column.charset(),
                "labels", column.labels());
    }

    long eventCount() {
        return eventCount;
    }

    long transactionCount() {
        return transactionCount;
    }

    /// How many events are too new to be signed.
    long uncovered() {
        return uncovered;
    }

    /// The number of the newest transaction in it; 0 without any.
    long newestTransaction() {
        return newestTransaction;
    }
}
