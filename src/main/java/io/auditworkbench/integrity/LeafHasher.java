package io.auditworkbench.integrity;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hashes that bind events to their transaction and transactions to the log.
///
/// - **Shape**: every preimage begins with 0x00 (a leaf, RFC 6962 §2.1), a record type and the format version, so no
///   two kinds of record can share one.
/// - **Threading**: one thread at a time.
/// - **Source**: RFC 6962; ADR-0009.
public final class LeafHasher {

    /// The length of every hash, in bytes.
    public static final int HASH_BYTES = 32;

    private static final byte[] NO_STATEMENT = new byte[HASH_BYTES];
    private static final int FORMAT_VERSION = 1;

    private final MessageDigest sha256 = Sha256.digest();
    private final ByteSink sink = new ByteSink();

    /// The hash of one event: its place in the transaction, its table as declared, its statement, its bytes.
    ///
    /// - **Shape**: `ordinal` counts the events of the transaction from 0; `statementDigest` is null without a
    ///   statement; `body` as stored: values in it that can be erased are hashed as commitments ([HashedBody]).
    public byte[] event(long ordinal, byte[] tableDigest, byte @Nullable [] statementDigest, byte[] body) {
        begin('E');
        sink.putVarint(ordinal);
        sink.putBytes(tableDigest);
        sink.putBytes(statementDigest == null ? NO_STATEMENT : statementDigest);
        sha256.update(sink.array(), 0, sink.size());
        return sha256.digest(HashedBody.of(body));
    }

    /// The hash of one transaction: its header and the Merkle root over its event hashes.
    public byte[] transaction(String sourceName, TransactionHeader header, long eventCount, byte[] eventRoot) {
        begin('T');
        sink.putByte(header.kind().code());
        sink.putText(sourceName);
        sink.putText(header.identity());
        sink.putText(header.gtid() == null ? "" : header.gtid());
        sink.putText(header.file());
        sink.putVarint(header.offset());
        sink.putSigned(header.commitMicros());
        sink.putSigned(header.capturedMicros());
        sink.putSigned(header.connectionId() == null ? -1 : header.connectionId());
        sink.putVarint(header.serverId());
        sink.putVarint(header.snapshotRun());
        sink.putText(header.attribution().actor());
        sink.putByte(header.attribution().grade().code());
        sink.putByte(header.attribution().source().code());
        sink.putVarint(eventCount);
        sink.putBytes(eventRoot);
        return digest();
    }

    /// The digest of a table as declared: names, types, key, in order, and foreign keys where they are known.
    public byte[] table(TableSchema table) {
        byte[] shape = shape(table);
        return table.foreignKeys() == null ? shape : withForeignKeys(shape, table.foreignKeys());
    }

    private byte[] withForeignKeys(byte[] shape, List<ForeignKey> foreignKeys) {
        begin('F');
        sink.putBytes(shape);
        sink.putVarint(foreignKeys.size());
        for (ForeignKey key : foreignKeys) {
            sink.putText(key.name());
            texts(key.columns());
            sink.putText(key.parent().schema());
            sink.putText(key.parent().table());
            texts(key.parentColumns());
            sink.putText(key.onDelete().name());
            sink.putText(key.onUpdate().name());
        }
        return digest();
    }

    private void texts(List<String> texts) {
        sink.putVarint(texts.size());
        texts.forEach(sink::putText);
    }

    private byte[] shape(TableSchema table) {
        begin('S');
        sink.putText(table.name().schema());
        sink.putText(table.name().table());
        sink.putVarint(table.columns().size());
        for (ColumnDefinition column : table.columns()) {
            column(column);
        }
        sink.putVarint(table.keyColumns().size());
        table.keyColumns().forEach(sink::putVarint);
        return digest();
    }

    private void column(ColumnDefinition column) {
        sink.putText(column.name());
        sink.putText(column.type().name());
        sink.putText(column.declaredType());
        sink.putByte((column.isUnsigned() ? 1 : 0) | (column.isNullable() ? 2 : 0) | (column.isGenerated() ? 4 : 0));
        sink.putVarint(column.length());
        sink.putVarint(column.scale());
        sink.putText(column.charset() == null ? "" : column.charset());
        texts(column.labels());
    }

    /// The digest of a statement's text.
    public byte[] statement(String text) {
        return statement(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The digest of a statement's text, given its bytes in UTF-8.
    public byte[] statement(byte[] text) {
        return sha256.digest(text);
    }

    /// The digest of a further kind of record, given its bytes; `type` is a capital letter that no other kind uses.
    public byte[] record(char type, byte[] bytes) {
        begin(type);
        sink.putBytes(bytes);
        return digest();
    }

    private void begin(char type) {
        sink.clear();
        sink.putByte(0);
        sink.putByte(type);
        sink.putByte(FORMAT_VERSION);
    }

    private byte[] digest() {
        sha256.update(sink.array(), 0, sink.size());
        return sha256.digest();
    }
}
